package org.disentangle.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.graph.Variable;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Models;
import org.disentangle.model.TrainingStage;
import org.disentangle.savedmodel.SavedModelWriter;
import org.tensorflow.proto.ConfigProto;

/** One run from images to SavedModel. */
public final class TrainingRun {
  private static final Logger LOG = LogManager.getLogger(TrainingRun.class);

  private final RunConfig config;
  private final FactorImages images;
  private final Hardware hardware;
  private final List<TrainingListener> listeners;

  /**
   * Where the run computes.
   *
   * @param device for the record, e.g. {@code cpu}
   * @param session configuration of TensorFlow's sessions
   * @param environment versions and places, for the record
   */
  public record Hardware(String device, ConfigProto session, Map<String, String> environment) {}

  /**
   * A run that has not started.
   *
   * @param config resolved and checked
   * @param listeners told of every step and epoch
   */
  public TrainingRun(
      RunConfig config, FactorImages images, Hardware hardware, List<TrainingListener> listeners) {
    this.config = config;
    this.images = images;
    this.hardware = hardware;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains and exports.
   *
   * @param models folder of all runs
   * @return the folder of the exported version
   */
  public Path trainAndExport(Path models) {
    long began = System.nanoTime();
    AtomicWrite.check(models.resolve(config.getName()));
    LatentModel model = Models.of(config);
    LoopConfig loop = config.getLoop();
    Split split =
        Split.of(
            images.size(),
            config.getData().getValidationFraction(),
            config.getData().getMaxSamples(),
            config.getSeed());
    requireValidation(split);
    BatchOrder order = new BatchOrder(split.train(), loop.getBatchSize(), config.getSeed());
    long loopSteps =
        loop.hasSteps() ? loop.getSteps() : (long) loop.getEpochs() * order.batchesPerPass();
    List<Trainer.Plan> plans =
        model.stages().stream().map(stage -> plan(stage, order, split, loopSteps)).toList();
    long steps = plans.stream().mapToLong(Trainer.Plan::steps).sum();
    try (InferenceGraph inference =
        new InferenceGraph(model, split.train().length, hardware.session())) {
      LOG.info(
          "{}: {}, {} training and {} validation images from {}, {} steps of {}",
          config.getName(),
          model.family(),
          split.train().length,
          split.validation().length,
          images.source(),
          steps,
          loop.getBatchSize());
      History history = new History();
      List<TrainingListener> all = new ArrayList<>(List.of(new DivergenceCheck(), history));
      if (loop.hasEarlyStopping()) {
        EarlyStoppingConfig early = loop.getEarlyStopping();
        all.add(new EarlyStopping(early.getPatience(), early.getMinimumDelta()));
      }
      all.addAll(listeners);
      Trainer trainer = new Trainer(model, inference, images, all, steps);
      boolean complete = train(model, plans, trainer, inference, split);

      Map<String, Double> validation =
          split.validation().length == 0
              ? Map.of()
              : inference.losses(images, split.validation(), loop.getBatchSize(), config.getSeed());
      TrainingRecord outcome =
          TrainingRecord.newBuilder()
              .setDevice(hardware.device())
              .setSteps(trainer.taken())
              .setImages(trainer.taken() * loop.getBatchSize())
              .setWallSeconds((System.nanoTime() - began) / 1e9)
              .setEnded(complete ? "complete" : "early stop")
              .putAllValidation(validation)
              .build();
      return SavedModelWriter.write(
          models,
          inference.session(),
          inference.exportable(),
          record(model, history, outcome),
          Configurations.print(shared(config)));
    }
  }

  private Trainer.Plan plan(TrainingStage stage, BatchOrder order, Split split, long loopSteps) {
    LoopConfig loop = config.getLoop();
    long steps = stage.steps().orElse(loopSteps);
    return new Trainer.Plan(
        stage,
        order,
        steps,
        loop.getStepsPerEpoch() > 0 ? loop.getStepsPerEpoch() : order.batchesPerPass(),
        validationSample(split),
        Optimizers.learningRate(optimizer(stage), steps),
        config.getSeed());
  }

  private OptimizerConfig optimizer(TrainingStage stage) {
    OptimizerConfig optimizer = config.getOptimizer();
    return stage.learningRate().isEmpty()
        ? optimizer
        : optimizer.toBuilder().setLearningRate(stage.learningRate().getAsDouble()).build();
  }

  /**
   * Trains stage after stage, each from the weights of the one before; the last ones stay in the
   * inference graph.
   *
   * @return whether all was gone through
   */
  private boolean train(
      LatentModel model,
      List<Trainer.Plan> plans,
      Trainer trainer,
      InferenceGraph inference,
      Split split) {
    boolean complete = true;
    for (int i = 0; i < plans.size() && complete; i++) {
      Trainer.Plan plan = plans.get(i);
      try (TrainingGraph training =
          new TrainingGraph(
              model,
              plan.stage(),
              split.train().length,
              config.getLoop().getBatchSize(),
              Optimizers.of(config.getOptimizer()),
              config.getOptimizer().getClipNorm(),
              hardware.session())) {
        training.initialize(config.getSeed());
        if (i == 0) {
          inference.assign(training.weights());
          training.assign(
              model.firstValues(new DrawnImages(images, split.train()), inference.session()));
        } else {
          training.assign(inference.weights());
        }
        LOG.info(
            "{}, stage {} of {}: {} steps of {} weights on {}",
            config.getName(),
            i + 1,
            plans.size(),
            plan.steps(),
            training.variableTable().stream()
                .filter(TrainingGraph.VariableSummary::receivesGradient)
                .mapToLong(row -> row.shape().size())
                .sum(),
            String.join(", ", plan.stage().terms()));
        logVariables(training);
        complete = trainer.train(training, plan);
        inference.assign(training.weights());
      }
    }
    return complete;
  }

  private void requireValidation(Split split) {
    if (config.getLoop().hasEarlyStopping() && split.validation().length == 0) {
      throw new UserErrorException(
          "loop.early_stopping looks at the validation loss, and there are no validation images:"
              + " data.validation_fraction is "
              + config.getData().getValidationFraction()
              + "; raise it, or leave early_stopping out");
    }
  }

  private int[] validationSample(Split split) {
    int[] all = split.validation();
    int limit = config.getLoop().getValidationSamples();
    return limit > 0 && limit < all.length ? Arrays.copyOf(all, limit) : all;
  }

  private RunRecord record(LatentModel model, History history, TrainingRecord outcome) {
    return RunRecord.newBuilder()
        .setRun(config.getName())
        .setFamily(model.family())
        .putAllHyperparameters(model.hyperparameters())
        .setLatentDimension(model.latentDimension())
        .addAllTerms(model.terms())
        .setSeed(config.getSeed())
        .setData(
            DataRecord.newBuilder()
                .setSource(images.source())
                .setPath(images.path().map(TrainingRun::shared).orElse(""))
                .setChecksum(images.checksum())
                .setImages(images.size())
                .setValidationFraction(config.getData().getValidationFraction())
                .setMaxSamples(config.getData().getMaxSamples()))
        .setTraining(outcome)
        .putAllEnvironment(hardware.environment())
        .addAllHistory(history.records())
        .build();
  }

  /** The configuration as it travels with the model. */
  private static RunConfig shared(RunConfig config) {
    RunConfig.Builder shared = config.toBuilder();
    if (config.getData().hasArchive()) {
      shared.getDataBuilder().setArchive(shared(Path.of(config.getData().getArchive())));
    }
    return shared.build();
  }

  /**
   * A path as seen from the working directory: what travels with a model tells nobody where on
   * whose machine it was made.
   */
  private static String shared(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath();
    return Objects.equals(here.getRoot(), there.getRoot())
        ? here.relativize(there).toString()
        : String.valueOf(there.getFileName());
  }

  private static void logVariables(TrainingGraph training) {
    for (TrainingGraph.VariableSummary row : training.variableTable()) {
      LOG.info(
          "  {} {} {}{}",
          String.format("%-40s", row.name()),
          String.format("%-18s", row.shape()),
          row.role() == Variable.Role.TRAINABLE ? "trainable" : "moving average",
          row.receivesGradient() ? ", receives a gradient" : "");
    }
  }
}
