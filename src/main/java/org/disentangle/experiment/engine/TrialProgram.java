package org.disentangle.experiment.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line that every engine starts for a trial of a sweep: the verb {@code trial} of this
 * program.
 *
 * @param java starts this program, without arguments, e.g. {@link
 *     org.disentangle.process.ChildJvm#line}
 * @param dataFolder where the trial finds its images
 * @param verbose whether it logs details
 */
public record TrialProgram(List<String> java, Path dataFolder, boolean verbose) {
  /** Copies the list. */
  public TrialProgram {
    java = List.copyOf(java);
  }

  /**
   * The line for one trial.
   *
   * @param task a file that holds a {@link org.disentangle.config.TrialTask}
   * @param out the folder to make; it exists afterwards if the exit status is 0
   * @param work the folder of the training's checkpoints, from which it continues; on the same disk
   *     as {@code out}
   * @param device {@code cpu} or {@code gpu:<i>}
   */
  public List<String> line(Path task, Path out, Path work, String device) {
    List<String> line = new ArrayList<>(java);
    line.add("trial");
    line.add(task.toString());
    line.add("--out=" + out);
    line.add("--work=" + work);
    line.add("--device=" + device);
    line.add("--data-dir=" + dataFolder);
    if (verbose) {
      line.add("--verbose");
    }
    return List.copyOf(line);
  }
}
