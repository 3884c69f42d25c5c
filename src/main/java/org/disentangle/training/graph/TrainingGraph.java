package org.disentangle.training.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.BatchShare;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.LossScale;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.disentangle.graph.collective.AveragedGradients;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.SharedStep;
import org.disentangle.graph.collective.Team;
import org.disentangle.image.ImageShape;
import org.disentangle.model.Adversary;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.TrainingStage;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The graph of one optimiser step of one stage: losses, gradients of those of the register's
 * trainable variables that the stage trains, updates. Where the model has an {@link Adversary}, the
 * step also takes the gradient of that network's loss by its own variables, and makes both updates.
 *
 * <p>The batch size is fixed, so that every shape is known while the graph is built. The tensors of
 * the inputs are made once and written to at each step. Owns all of them and closes them. Not for
 * use by several threads.
 */
public final class TrainingGraph implements AutoCloseable {
  private final GraphSession session;
  private final List<LayerSummary> layers;
  private final List<VariableSummary> variableTable;
  private final List<String> termNames;
  private final Optional<ImagesOnDevice> kept;
  private final Operand<TFloat32> images;
  private final Placeholder<TInt32> seed;
  private final Placeholder<TFloat32> learningRate;
  private final FedWeights weights;
  private final FedSchedules furtherRates = new FedSchedules();
  private final Operand<TFloat32> terms;
  private final Op train;
  private final BatchShare share;
  private final FedFurther further;
  private final Optional<SharedStep> shared;
  private final float[] pixels;
  private final TFloat32 imagesTensor;
  private final TInt32 seedTensor = TInt32.vectorOf(0, 0);
  private final TFloat32 learningRateTensor = TFloat32.scalarOf(0);

  /** A graph of a model that is fed images alone, or of one that takes no step. */
  public TrainingGraph(
      LatentModel model,
      TrainingStage stage,
      TrainingSet trainingSet,
      Team team,
      StepSettings settings) {
    this(model, stage, trainingSet, team, settings, FurtherValues.NONE);
  }

  /**
   * Builds the graph and opens its session; the variables hold nothing yet.
   *
   * @param stage one of the model's
   * @param trainingSet the images the model is trained on
   * @param team that takes each step together, each process with its share of the batch
   * @param settings of the steps
   * @param furtherValues for the model's further inputs, of this process' share of the batch
   */
  public TrainingGraph(
      LatentModel model,
      TrainingStage stage,
      TrainingSet trainingSet,
      Team team,
      StepSettings settings,
      FurtherValues furtherValues) {
    share = team.share();
    int rows = share.rows(settings.batchSize());
    ImageShape image = trainingSet.shape();
    Shape batch = Shape.of(rows, image.height(), image.width(), image.channels());
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    kept =
        settings.keepsImages()
            ? Optional.of(new ImagesOnDevice(tf.withSubScope("store"), trainingSet, rows))
            : Optional.empty();
    images =
        kept.isPresent()
            ? kept.get().batch()
            : tf.withName("images").placeholder(TFloat32.class, Placeholder.shape(batch));
    seed = tf.withName("seed").placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    learningRate =
        tf.withName("learning_rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    weights = new FedWeights(tf, model);
    further = new FedFurther(tf, model.furtherInputs(batch), furtherValues);

    Variables variables = new Variables(tf);
    Noise noise = new Noise(seed, team.share());
    Layers network = new Layers(tf, stage.mode(), variables, noise);
    ModelGraph modelGraph =
        new ModelGraph(
            tf,
            stage.mode(),
            variables,
            network,
            noise,
            weights.operands(),
            trainingSet,
            further.operands());
    LossTerms losses =
        model
            .losses(modelGraph, images)
            .only(tf.withSubScope("stage"), stage.terms(), weights.operands());

    List<Variable> trained = variables.trainable().stream().filter(stage.trains()).toList();
    Optional<LossScale> scale =
        settings.scalesLoss()
            ? Optional.of(new LossScale(tf.withSubScope("scaling"), variables))
            : Optional.empty();
    List<Minimization> minimizations = minimizations(tf, losses, trained, settings);
    List<Gradient> gradients =
        minimizations.stream()
            .map(each -> scale.map(each::scaled).orElse(each))
            .flatMap(each -> each.gradients(graph).stream())
            .toList();
    Map<String, Operand<TFloat32>> named = named(losses);
    named.putAll(weights.changing(losses.terms().keySet()));
    termNames = List.copyOf(named.keySet());
    terms = tf.withName("terms").stack(List.copyOf(named.values()));
    Optional<AveragedGradients> cut = Optional.empty();
    if (!team.share().isWhole()) {
      int processes = team.share().count();
      cut = Optional.of(AveragedGradients.of(tf.withSubScope("team"), gradients, terms, processes));
      gradients = cut.get().gradients();
    }
    Operand<TFloat32> outcome = cut.map(AveragedGradients::averagedTerms).orElse(terms);
    List<Op> updates =
        new ArrayList<>(model.controls(modelGraph, name -> scalar(tf, outcome, name)));
    if (scale.isPresent()) {
      LossScale.Unscaled unscaled = scale.get().unscaled(gradients);
      gradients = unscaled.gradients();
      updates.addAll(unscaled.update());
    }
    for (Minimization each : minimizations) {
      updates.addAll(each.updates(tf, variables, gradients));
    }
    int ofOptimizer = updates.size();
    updates.addAll(network.laterUpdates(tf.withControlDependencies(List.copyOf(updates))));
    updates.addAll(network.movingAverageUpdates());
    if (cut.isPresent() && updates.size() > ofOptimizer) {
      throw new IllegalArgumentException(
          model.family() + " remembers what only the whole batch tells, and here is a share of it");
    }
    train = tf.withName("train").withControlDependencies(updates).noOp();

    layers = network.summaries();
    variableTable = VariableSummary.table(variables, gradients);
    session = new GraphSession(graph, variables, settings.session());
    pixels = new float[rows * image.values()];
    imagesTensor = TFloat32.tensorOf(batch);
    shared = cut.map(each -> new SharedStep(team, each));
  }

  /** One of the terms and monitors. */
  private Operand<TFloat32> scalar(Ops tf, Operand<TFloat32> values, String name) {
    return tf.gather(values, tf.constant(termNames.indexOf(name)), tf.constant(0));
  }

  /** Of the model's loss; and of the loss of its adversary, where it has one. */
  private List<Minimization> minimizations(
      Ops tf, LossTerms losses, List<Variable> trained, StepSettings settings) {
    Optional<Adversary> adversary = losses.adversary();
    Map<Boolean, List<Variable>> areOfAdversary =
        trained.stream()
            .collect(
                Collectors.partitioningBy(
                    each -> adversary.filter(opponent -> opponent.owns(each)).isPresent()));
    List<Minimization> all = new ArrayList<>();
    all.add(
        new Minimization(
            "",
            losses.loss(),
            areOfAdversary.get(false),
            settings.optimizer(),
            settings.clipping(),
            learningRate));
    adversary.ifPresent(
        opponent -> {
          Operand<TFloat32> rate =
              furtherRates.add(
                  tf.withSubScope("adversary"), "learning_rate", opponent.learningRate());
          all.add(
              new Minimization(
                  opponent.network() + "/",
                  opponent.loss(),
                  areOfAdversary.get(true),
                  opponent.optimizer(),
                  Clipping.NONE,
                  rate));
        });
    return all;
  }

  private static Map<String, Operand<TFloat32>> named(LossTerms losses) {
    Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
    named.put(Signatures.LOSS, losses.loss());
    named.putAll(losses.terms());
    named.putAll(losses.monitors());
    return named;
  }

  /** Puts the images of all steps on the device, if the settings keep them there. */
  public void keep(FactorImages all) {
    kept.ifPresent(store -> store.load(session, all));
  }

  /** Gives every variable its first value. */
  public void initialize(long seed) {
    session.assign(session.initialValues(seed));
  }

  /** Sets some variables by name. */
  public void assign(Map<String, float[]> values) {
    session.assign(values);
  }

  /**
   * Sets all variables.
   *
   * @param values as {@link #values} gave them
   * @throws UserErrorException if they are not those of this graph
   */
  public void restore(Map<String, float[]> values) {
    for (Variable variable : session.variables()) {
      float[] value = values.get(variable.name());
      if (value == null || value.length != variable.size()) {
        throw new UserErrorException(
            "the checkpoint has %s numbers for the variable %s, which has %s: it was written by another version of the program; go on with that one, or leave --resume out to start anew"
                .formatted(value == null ? "no" : value.length, variable.name(), variable.size()));
      }
    }
    session.assign(values);
  }

  /** All variables by name, the optimiser's slots too. */
  public Map<String, float[]> values() {
    return session.read(session.variables());
  }

  /** Weights and moving averages, by name. */
  public Map<String, float[]> weights() {
    return session.read(session.exportedVariables());
  }

  /**
   * {@code loss}, the names of its terms, of the monitors, and of the weights that change while it
   * trains, in the order in which {@link #step} returns them.
   */
  public List<String> termNames() {
    return termNames;
  }

  /** The layer table. */
  public List<LayerSummary> layers() {
    return layers;
  }

  /** The table of variables, without the optimiser's own. */
  public List<VariableSummary> variableTable() {
    return variableTable;
  }

  /**
   * Takes one optimiser step with some of the images, which were {@linkplain #keep kept} on the
   * device, or else are read now.
   *
   * @param all the images
   * @param batch the numbers of those of the whole team's step
   * @param runSeed of the run; with the step it determines every random number
   * @param rate learning rate
   * @param values receives the loss and its terms (before the update), nats per image
   * @throws LostWorkerException if another process of the team is lost; the variables are then as
   *     before
   */
  public void step(
      FactorImages all, int[] batch, long runSeed, long step, double rate, float[] values) {
    take(fed(all, batch), runSeed, step, rate, values);
  }

  /**
   * The same with the images themselves.
   *
   * @param batch this process' share of it, [B, H, W, C] in [0, 1]
   */
  public void step(float[] batch, long runSeed, long step, double rate, float[] values) {
    take(fed(batch), runSeed, step, rate, values);
  }

  /** As the step with some of the images, alone, and tells what the devices did. */
  public StepStats trace(FactorImages all, int[] batch, long runSeed, long step, double rate) {
    return updating(with(fed(all, batch), runSeed, step), step, rate).fetch(terms).trace();
  }

  private GraphRun fed(FactorImages all, int[] batch) {
    int first = share.firstRow(batch.length);
    int rows = share.rows(batch.length);
    if (kept.isPresent()) {
      return kept.get().feed(session.runner(), Arrays.copyOfRange(batch, first, first + rows));
    }
    int imageValues = all.shape().values();
    for (int i = 0; i < rows; i++) {
      all.read(batch[first + i], pixels, i * imageValues);
    }
    return fed(pixels);
  }

  private GraphRun fed(float[] batch) {
    imagesTensor.asRawTensor().data().asFloats().write(batch);
    return session.runner().feed(images, imagesTensor);
  }

  private void take(GraphRun run, long runSeed, long step, double rate, float[] values) {
    GraphRun whole = with(run, runSeed, step);
    if (shared.isPresent()) {
      shared.get().take(whole, updating(session.runner(), step, rate), values);
      return;
    }
    try (Result result = updating(whole, step, rate).fetch(terms).run()) {
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
    }
  }

  private GraphRun with(GraphRun run, long runSeed, long step) {
    seedTensor.setInt((int) runSeed, 0).setInt((int) step, 1);
    run.feed(seed, seedTensor);
    weights.feed(run, step);
    further.feed(run, step);
    return run;
  }

  private GraphRun updating(GraphRun run, long step, double rate) {
    learningRateTensor.setFloat((float) rate);
    furtherRates.feed(run, step);
    return run.feed(learningRate, learningRateTensor).addTarget(train);
  }

  @Override
  public void close() {
    imagesTensor.close();
    seedTensor.close();
    learningRateTensor.close();
    kept.ifPresent(ImagesOnDevice::close);
    shared.ifPresent(SharedStep::close);
    weights.close();
    furtherRates.close();
    further.close();
    session.close();
  }
}
