package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.config.ControlVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Schedule;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Prior;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The ControlVAE: a β-VAE whose β is set at each step by a controller, so that the KL follows a
 * target.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + beta(t) * KL( q(z|x) || N(0, I) )
 * C(t) = min(capacity, first_capacity + capacity_increment * floor(t / capacity_interval))
 * }</pre>
 *
 * with β(t) from C and the KL of the batches so far ({@link PiController}). No weight has to be
 * chosen, only how many nats the code may have. β(t) and C(t) are told with the terms.
 *
 * <h2>State</h2>
 *
 * The controller's β and integral are variables of the graph, updated with the weights of the
 * networks from the KL over the whole batch. That is why a resumed training goes on with the same
 * β, why a team trains the same model as one process, and why the validation and the exported model
 * have the β of the weights they are given, all without a line of their own.
 *
 * <h2>Limits</h2>
 *
 * With both gains 0 it is the β-VAE at β = {@code minimum_beta}. The losses of two epochs have
 * different β, so that they cannot be compared.
 *
 * <h2>Reference</h2>
 *
 * Shao et al. (2020), "ControlVAE: Controllable Variational Autoencoder", Algorithm 1. Deviations:
 * β follows the KL of the step before, not of the same batch, so that the share of a batch that one
 * process sees is not taken for the whole; C rises after whole intervals, the authors' code one
 * step earlier; and the integral does not stay stopped (see {@link PiController}).
 */
public final class ControlVae extends GaussianVae {
  private final ControlVaeConfig settings;
  private final PiController controller;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public ControlVae(NetworkConfig network, ControlVaeConfig settings) {
    super(network);
    this.settings = settings;
    controller =
        new PiController(
            (float) settings.getProportionalGain(),
            (float) settings.getIntegralGain(),
            (float) settings.getMinimumBeta());
  }

  @Override
  public String family() {
    return "ControlVAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of(
        Signatures.CAPACITY,
        settings.getCapacity(),
        "proportional_gain",
        settings.getProportionalGain(),
        "integral_gain",
        settings.getIntegralGain(),
        "minimum_beta",
        settings.getMinimumBeta());
  }

  /** The target alone: the weight of the KL follows no schedule. */
  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.CAPACITY,
        new Weight(
            settings.getCapacity(),
            Schedule.staircase(
                settings.getFirstCapacity(),
                settings.getCapacityIncrement(),
                settings.getCapacityInterval(),
                settings.getCapacity())));
  }

  @Override
  Map<String, Operand<TFloat32>> termWeights(ModelGraph graph) {
    return Map.of(Signatures.KL, controller.beta(graph.variables()).value());
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    return Map.of(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
  }

  @Override
  Map<String, Operand<TFloat32>> monitors(ModelGraph graph) {
    Map<String, Operand<TFloat32>> monitors = new LinkedHashMap<>();
    monitors.put(Signatures.CAPACITY, graph.weights().get(Signatures.CAPACITY));
    monitors.put(Signatures.CONTROLLED_BETA, controller.beta(graph.variables()).value());
    return monitors;
  }

  @Override
  public List<Op> controls(ModelGraph graph, Function<String, Operand<TFloat32>> outcome) {
    return controller.updates(
        graph.tf().withSubScope("control"),
        graph.variables(),
        outcome.apply(Signatures.CAPACITY),
        outcome.apply(Signatures.KL));
  }

  @Override
  Prior prior(ModelGraph graph) {
    return new StandardNormal(latentDimension());
  }
}
