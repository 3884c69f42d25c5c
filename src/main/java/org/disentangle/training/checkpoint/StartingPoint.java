package org.disentangle.training.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.checkpoint.CheckpointFolder.Found;
import org.disentangle.training.plan.RunPlan;

/**
 * The starting point of a run's training, at the first step or at a checkpoint.
 *
 * @param state with the configuration, images and environment of this process
 * @param variables to begin with; empty if they are still to be drawn
 * @param found a checkpoint on the course of this training: the one it continues from, or that of
 *     an unfinished earlier training with the same configuration
 */
public record StartingPoint(
    TrainingState state, Optional<Map<String, float[]>> variables, Optional<Found> found) {
  private static final Logger LOG = LogManager.getLogger(StartingPoint.class);

  private static final String DEVICE = "device";

  /**
   * A training from its first step. It logs this if there are checkpoints of an unfinished
   * training.
   *
   * @param found the newest of these checkpoints
   * @param export the newest existing export
   */
  public static StartingPoint anew(
      Optional<Found> found, RunPlan plan, TensorFlowHost host, Optional<Path> export) {
    TrainingState state =
        TrainingState.newBuilder()
            .setConfiguration(plan.config())
            .setDataChecksum(plan.images().checksum())
            .setPairsChecksum(plan.supervision().pairsChecksum())
            .putAllEnvironment(environment(host))
            .setLoop(LoopState.newBuilder().setEpoch(1))
            .setEarlierVersion(number(export))
            .build();
    StartingPoint clear = new StartingPoint(state, Optional.empty(), Optional.empty());
    if (found.isEmpty()) {
      return clear;
    }
    Path file = found.get().file();
    Optional<String> other = Course.otherTraining(state(found.get()), plan);
    if (other.isPresent()) {
      LOG.warn(
          "{} is of an unfinished training {}; this one starts from the beginning and replaces it",
          file,
          other.get());
      return clear;
    }
    LOG.warn(
        "{} is of an unfinished training of this very configuration, which --resume goes on with;"
            + " this one starts from the beginning and replaces it when it has come as far",
        file);
    return new StartingPoint(state, Optional.empty(), found);
  }

  /**
   * A training from its newest complete checkpoint on its course, which may be one of a shorter
   * training whose model is exported; from its first step, with a log message, if there is none.
   *
   * @param export the newest existing export
   * @throws UserErrorException if there are only checkpoints of another unfinished training, or of
   *     a training that cannot be continued to another length
   */
  public static StartingPoint resumed(
      CheckpointFolder checkpoints, RunPlan plan, TensorFlowHost host, Optional<Path> export) {
    RunConfig config = plan.config();
    Optional<Found> fitting =
        checkpoints
            .whole()
            .filter(each -> Course.obstacle(state(each), plan).isEmpty())
            .findFirst();
    if (fitting.isEmpty()) {
      checkpoints.whole().findFirst().ifPresent(newest -> refuse(newest, plan));
      export.ifPresent(each -> refuseOtherLength(each, config));
      LOG.info(
          "{} has no checkpoint to go on from: it starts from the beginning", config.getName());
      return anew(Optional.empty(), plan, host, export);
    }
    Found found = fitting.get();
    TrainingState before = state(found);
    warnOfOtherEnvironment(before.getEnvironmentMap(), environment(host), found.file());
    List<Difference> longer = Course.differences(before, config);
    LOG.info(
        "{} goes on from {}: {} steps are done{}",
        config.getName(),
        found.file(),
        before.getLoop().getSteps(),
        longer.isEmpty() ? "" : "; " + Difference.sentence(longer));
    checkpoints.goOnFrom(found);
    TrainingState.Builder state =
        before.toBuilder()
            .setConfiguration(config)
            .clearEnvironment()
            .putAllEnvironment(environment(host));
    if (!longer.isEmpty() && isExported(found, before, export, plan.images())) {
      state.setEarlierVersion(number(export));
    }
    return new StartingPoint(
        state.build(), Optional.of(found.checkpoint().variables()), Optional.of(found));
  }

  private static long number(Optional<Path> export) {
    return export.map(ModelVersions::number).orElse(0L);
  }

  private static TrainingState state(Found found) {
    return found.checkpoint().state();
  }

  /**
   * Refuses to start anew if that would lose an unfinished training, or if a user who changed the
   * length would not expect it.
   */
  private static void refuse(Found newest, RunPlan plan) {
    boolean isOfLength = Course.isOfLengthAlone(Course.differences(state(newest), plan.config()));
    if (!newest.isTrained() || isOfLength) {
      throw new UserErrorException(
          "%s is of a training %s; go on with that one, or leave --resume out to start anew"
              .formatted(newest.file(), Course.obstacle(state(newest), plan).orElseThrow()));
    }
  }

  /**
   * Refuses another length for a training that kept no checkpoint, because it could not have been
   * continued.
   */
  private static void refuseOtherLength(Path export, RunConfig config) {
    Path configuration =
        export.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    if (!Files.exists(configuration)) {
      return;
    }
    List<Difference> differences =
        Configurations.differences(
            Configurations.readRun(configuration),
            Configurations.resolved(config, config.getName()));
    if (Course.isOfLengthAlone(differences)) {
      Course.obstacle(config, differences)
          .ifPresent(
              obstacle -> {
                throw new UserErrorException(
                    "%s is of a training %s; leave --resume out to start anew"
                        .formatted(export, obstacle));
              });
    }
  }

  /**
   * Whether nothing is left to do: the model of exactly this training is exported.
   *
   * @param export the newest existing export
   */
  public boolean isExported(Optional<Path> export, FactorImages images) {
    return found.isPresent() && isExported(found.get(), state, export, images);
  }

  private static boolean isExported(
      Found found, TrainingState state, Optional<Path> export, FactorImages images) {
    return number(export) > state.getEarlierVersion()
        && (found.isTrained() || Course.isOver(state, images));
  }

  private static Map<String, String> environment(TensorFlowHost host) {
    Map<String, String> environment = new TreeMap<>(host.environment());
    environment.put(DEVICE, host.device());
    return environment;
  }

  private static void warnOfOtherEnvironment(
      Map<String, String> before, Map<String, String> now, Path file) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String unsaid = name.equals(TensorFlowHost.WORKERS) ? "1" : "unknown";
      String was = before.getOrDefault(name, unsaid);
      String is = now.getOrDefault(name, unsaid);
      if (!was.equals(is)) {
        LOG.warn(
            "{} was written with {} {}, now {}: last digits can differ from an unbroken training's",
            file,
            name,
            was,
            is);
      }
    }
  }
}
