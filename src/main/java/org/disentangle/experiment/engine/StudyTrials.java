package org.disentangle.experiment.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.disentangle.config.Configurations;
import org.disentangle.experiment.Trial;

/**
 * The trials of a study: each is a run of the verb {@code train}, which stores its checkpoints and
 * its export in the models' folder itself.
 *
 * @param java starts this program, without arguments, e.g. {@link
 *     org.disentangle.process.ChildJvm#line}
 * @param modelsFolder where runs leave their SavedModels
 * @param dataFolder where they find their images
 * @param resume whether they continue from their newest checkpoints
 * @param verbose whether they log details
 */
public record StudyTrials(
    List<String> java, Path modelsFolder, Path dataFolder, boolean resume, boolean verbose)
    implements Function<Trial, TrialJob> {
  /** Copies the list. */
  public StudyTrials {
    java = List.copyOf(java);
  }

  /**
   * The folder for the configuration and the log of each trial, outside the folders that are served
   * as models.
   */
  public Path logFolder() {
    return modelsFolder.resolve(".logs");
  }

  @Override
  public TrialJob apply(Trial trial) {
    Path configuration = logFolder().resolve(trial.id() + ".textproto");
    return new TrialJob(
        configuration,
        Configurations.print(trial.run()),
        logFolder().resolve(trial.id() + ".log"),
        device -> line(configuration, device, trial.task().getThreads()),
        (attempt, seconds) -> {});
  }

  private List<String> line(Path configuration, String device, int threads) {
    List<String> line = new ArrayList<>(java);
    line.add("train");
    line.add(configuration.toString());
    line.add("--progress=json");
    line.add("--device=" + device);
    line.add("--threads=" + threads);
    line.add("--models-dir=" + modelsFolder);
    line.add("--data-dir=" + dataFolder);
    if (resume) {
      line.add("--resume");
    }
    if (verbose) {
      line.add("--verbose");
    }
    return List.copyOf(line);
  }
}
