package org.disentangle.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.LoopConfig;
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
    long steps =
        loop.hasSteps() ? loop.getSteps() : (long) loop.getEpochs() * order.batchesPerPass();
    Trainer.Plan plan =
        new Trainer.Plan(
            order,
            steps,
            loop.getStepsPerEpoch() > 0 ? loop.getStepsPerEpoch() : order.batchesPerPass(),
            validationSample(split),
            Optimizers.learningRate(config.getOptimizer(), steps),
            config.getSeed());
    try (TrainingGraph training =
            new TrainingGraph(
                model,
                split.train().length,
                loop.getBatchSize(),
                Optimizers.of(config.getOptimizer()),
                config.getOptimizer().getClipNorm(),
                hardware.session());
        InferenceGraph inference =
            new InferenceGraph(model, split.train().length, hardware.session())) {
      training.initialize(config.getSeed());
      inference.assign(training.weights());
      training.assign(
          model.firstValues(new DrawnImages(images, split.train()), inference.session()));
      LOG.info(
          "{}: {} with {} weights, {} training and {} validation images from {}, {} steps of {}",
          config.getName(),
          model.family(),
          training.variableTable().stream().mapToLong(row -> row.shape().size()).sum(),
          split.train().length,
          split.validation().length,
          images.source(),
          steps,
          loop.getBatchSize());
      logVariables(training);

      History history = new History();
      List<TrainingListener> all = new ArrayList<>(List.of(new DivergenceCheck(), history));
      if (loop.hasEarlyStopping()) {
        EarlyStoppingConfig early = loop.getEarlyStopping();
        all.add(new EarlyStopping(early.getPatience(), early.getMinimumDelta()));
      }
      all.addAll(listeners);
      long taken = new Trainer(training, inference, images, all).train(plan);

      inference.assign(training.weights());
      Map<String, Double> validation =
          split.validation().length == 0
              ? Map.of()
              : inference.losses(images, split.validation(), loop.getBatchSize(), config.getSeed());
      TrainingRecord outcome =
          TrainingRecord.newBuilder()
              .setDevice(hardware.device())
              .setSteps(taken)
              .setImages(taken * loop.getBatchSize())
              .setWallSeconds((System.nanoTime() - began) / 1e9)
              .setEnded(taken == steps ? "complete" : "early stop")
              .putAllValidation(validation)
              .build();
      return SavedModelWriter.write(
          models,
          inference.session(),
          inference.exportable(),
          record(model, history, outcome),
          Configurations.print(config));
    }
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
                .setPath(images.path().map(Path::toString).orElse(""))
                .setChecksum(images.checksum())
                .setImages(images.size())
                .setValidationFraction(config.getData().getValidationFraction())
                .setMaxSamples(config.getData().getMaxSamples()))
        .setTraining(outcome)
        .putAllEnvironment(hardware.environment())
        .addAllHistory(history.records())
        .build();
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
