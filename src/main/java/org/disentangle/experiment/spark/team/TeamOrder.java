package org.disentangle.experiment.spark.team;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.experiment.spark.cluster.InstalledProgram;

/**
 * What a task of a team is told: as {@link TeamRequest} has it, in types that can be sent.
 *
 * @param workingFolder of the processes, where the machine has it: paths of a configuration are
 *     meant from there
 * @param arguments of {@code train} that all workers have alike
 */
record TeamOrder(
    InstalledProgram program,
    String workingFolder,
    String run,
    String configuration,
    List<String> arguments,
    boolean resume,
    List<String> leading)
    implements Serializable {

  /**
   * The command line of a worker.
   *
   * @param file that holds the configuration
   * @param peers where all of them listen
   * @param index of this one
   */
  List<String> line(Path file, List<String> peers, int index, String device) {
    List<String> line = new ArrayList<>(program.here().java());
    line.add("train");
    line.add(file.toString());
    line.add("--peers=" + String.join(",", peers));
    line.add("--worker-index=" + index);
    line.add("--device=" + device);
    line.addAll(arguments);
    line.add("--progress=" + (index == 0 ? "json" : "none"));
    line.add("--end-with-input");
    if (resume) {
      line.add("--resume");
    }
    if (index == 0) {
      line.addAll(leading);
    }
    return List.copyOf(line);
  }

  /** The same once more, from the newest checkpoint. */
  TeamOrder goingOn() {
    return new TeamOrder(program, workingFolder, run, configuration, arguments, true, leading);
  }
}
