package org.disentangle.experiment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyPlan;
import org.disentangle.contract.ModelVersions;
import org.disentangle.experiment.engine.TrialPool;
import org.disentangle.process.ProcessOutcome;

/**
 * A study: its trials, then the analysis of those that succeeded.
 *
 * @param plan the trials with their runs
 * @param modelsFolder where runs leave their SavedModels
 * @param reportsFolder the report goes into the folder of the study's name therein
 */
public record Study(StudyPlan plan, Path modelsFolder, Path reportsFolder) {

  /** The runs of its trials. */
  public List<RunConfig> runs() {
    return plan.runs();
  }

  /** Where trials log: out of the way of whoever serves the models. */
  public Path logFolder() {
    return modelsFolder.resolve(".logs");
  }

  /**
   * Runs the whole study.
   *
   * @param trained SavedModels of trials that are not to be trained any more, by the trials' names
   * @param pool runs the other trials
   * @param progress told of the analysis
   * @throws InterruptedException if the program is asked to end meanwhile
   * @throws org.disentangle.UserErrorException if logs or report cannot be written
   */
  public StudyOutcome run(
      Map<String, Path> trained, TrialPool pool, StudyAnalysis analysis, Progress progress)
      throws InterruptedException {
    List<ProcessOutcome> trials = pool.run(runs(), run -> !trained.containsKey(run.getName()));
    if (Thread.interrupted()) {
      throw new InterruptedException("asked to end before the analysis");
    }
    Map<String, Path> models = new HashMap<>(trained);
    trials.stream()
        .filter(ProcessOutcome::succeeded)
        .forEach(trial -> models.put(trial.run(), savedModel(trial)));
    List<Path> inOrder =
        runs().stream()
            .map(RunConfig::getName)
            .filter(models::containsKey)
            .map(models::get)
            .toList();
    Optional<Path> page =
        inOrder.isEmpty()
            ? Optional.empty()
            : Optional.of(analysis.write(plan, inOrder, reportFolder(), progress));
    return new StudyOutcome(trials, page);
  }

  /** Where the report goes. */
  public Path reportFolder() {
    return reportsFolder.resolve(plan.config().getName());
  }

  private Path savedModel(ProcessOutcome trial) {
    Path folder = modelsFolder.resolve(trial.run());
    List<Path> versions = ModelVersions.of(folder);
    if (versions.isEmpty()) {
      throw new IllegalStateException("the trial succeeded but left no SavedModel in " + folder);
    }
    return versions.get(versions.size() - 1);
  }
}
