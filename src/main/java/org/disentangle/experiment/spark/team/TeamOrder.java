package org.disentangle.experiment.spark.team;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.experiment.spark.cluster.InstalledProgram;

/**
 * The input of a team's task: the content of a {@link TeamRequest} in serializable types.
 *
 * @param workingFolder of the processes, where the machine has it: paths of a configuration are
 *     relative to it
 * @param arguments of {@code train} that all workers share
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
   * @param file that contains the configuration
   * @param peers the addresses of all workers
   * @param index of this worker
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

  /** The same order, but continuing from the newest checkpoint. */
  TeamOrder goingOn() {
    return new TeamOrder(program, workingFolder, run, configuration, arguments, true, leading);
  }
}
