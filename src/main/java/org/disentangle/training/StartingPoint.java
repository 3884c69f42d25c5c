package org.disentangle.training;

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
import org.disentangle.data.FactorImages;
import org.disentangle.training.CheckpointFolder.Found;

/**
 * Where a sitting of a training begins.
 *
 * @param state with the configuration, images and environment of this sitting
 * @param variables to begin with; empty where they are still to be drawn
 * @param found a checkpoint on the course that this training goes: the one it goes on from, or that
 *     of an earlier training of the same configuration
 */
record StartingPoint(
    TrainingState state, Optional<Map<String, float[]>> variables, Optional<Found> found) {
  private static final Logger LOG = LogManager.getLogger(StartingPoint.class);

  private static final String DEVICE = "device";

  /**
   * A training from its first step. Says so where checkpoints of an unfinished one lie.
   *
   * @param found the newest of those
   * @param earlierVersion the newest export that is there already, or 0
   */
  static StartingPoint anew(
      Optional<Found> found,
      RunConfig config,
      FactorImages images,
      TrainingRun.Hardware hardware,
      long earlierVersion) {
    TrainingState state =
        TrainingState.newBuilder()
            .setConfiguration(config)
            .setDataChecksum(images.checksum())
            .putAllEnvironment(environment(hardware))
            .setLoop(Trainer.beginning())
            .setEarlierVersion(earlierVersion)
            .build();
    StartingPoint clear = new StartingPoint(state, Optional.empty(), Optional.empty());
    if (found.isEmpty()) {
      return clear;
    }
    Path file = found.get().file();
    Optional<String> other = otherTraining(found.get().checkpoint().state(), config, images);
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
   * A training from its newest checkpoint that is whole; from its first step, saying so, where
   * there is none.
   *
   * @throws UserErrorException if the checkpoint is of another configuration or other images
   */
  static StartingPoint resumed(
      CheckpointFolder checkpoints,
      RunConfig config,
      FactorImages images,
      TrainingRun.Hardware hardware,
      long earlierVersion) {
    Optional<Found> newest = checkpoints.newest();
    if (newest.isEmpty()) {
      LOG.info(
          "{} has no checkpoint to go on from: it starts from the beginning", config.getName());
      return anew(newest, config, images, hardware, earlierVersion);
    }
    Found found = newest.get();
    TrainingState before = found.checkpoint().state();
    otherTraining(before, config, images)
        .ifPresent(
            other -> {
              throw new UserErrorException(
                  "%s is of a training %s; go on with that one, or leave --resume out to start anew"
                      .formatted(found.file(), other));
            });
    warnOfOtherEnvironment(before.getEnvironmentMap(), environment(hardware), found.file());
    LOG.info(
        "{} goes on from {}: {} steps are done{}",
        config.getName(),
        found.file(),
        before.getLoop().getSteps(),
        before.getEnded().isEmpty() ? "" : ", which are all");
    checkpoints.goOnFrom(found);
    TrainingState state =
        before.toBuilder()
            .setConfiguration(config)
            .clearEnvironment()
            .putAllEnvironment(environment(hardware))
            .build();
    return new StartingPoint(state, Optional.of(found.checkpoint().variables()), newest);
  }

  /** What sets a training apart from one of this configuration and these images, if anything. */
  static Optional<String> otherTraining(
      TrainingState state, RunConfig config, FactorImages images) {
    String where = "the configuration of the checkpoint";
    List<Difference> differences =
        Configurations.differences(
            Configurations.resolved(state.getConfiguration(), where),
            Configurations.resolved(config, config.getName()));
    if (!differences.isEmpty()) {
      return Optional.of("of another configuration: " + Difference.sentence(differences));
    }
    return state.getDataChecksum().equals(images.checksum())
        ? Optional.empty()
        : Optional.of(
            "on other images: their checksum was %s and is %s"
                .formatted(state.getDataChecksum(), images.checksum()));
  }

  private static Map<String, String> environment(TrainingRun.Hardware hardware) {
    Map<String, String> environment = new TreeMap<>(hardware.environment());
    environment.put(DEVICE, hardware.device());
    return environment;
  }

  private static void warnOfOtherEnvironment(
      Map<String, String> before, Map<String, String> now, Path file) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String unsaid = name.equals(TrainingRun.Hardware.WORKERS) ? "1" : "unknown";
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
