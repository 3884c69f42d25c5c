package org.disentangle.model.discrete;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.TripodConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.codebook.BoundedQuantizer;
import org.disentangle.graph.codebook.Quantized;
import org.disentangle.graph.codebook.ScalarQuantizer;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The three parts of Tripod: latents on a fixed grid ({@link BoundedQuantizer}), whose total
 * correlation is penalised ({@link KernelCorrelation}), and a decoder whose mixed second
 * derivatives are ({@link HessianPenalty}):
 *
 * <pre>{@code
 * L = -log p(x|q) + total_correlation_weight · TC(q) + hessian_penalty_weight · H(decoder, q)
 * }</pre>
 *
 * <h2>Limits</h2>
 *
 * With a {@code hessian_penalty_weight} of 0 that term is not computed; with both weights 0 it is
 * an FSQ autoencoder whose grid has both ends.
 *
 * <h2>Reference</h2>
 *
 * Hsu et al. (2024), "Tripod: Three Complementary Inductive Biases for Disentangled Representation
 * Learning". Their weights are for the mean over the values of an image: 0.0001 for 64 x 64 x 3 is
 * 1.2 here. Deviations: the shared network, and those of {@link KernelCorrelation} and {@link
 * HessianPenalty}.
 */
public final class Tripod extends QuantizedAutoencoder {
  private final TripodConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public Tripod(NetworkConfig network, TripodConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "Tripod";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(totalCorrelationWeight().hyperparameters());
    shown.put("values_of_a_latent", (double) settings.getValues());
    if (penalizesHessian()) {
      shown.put("hessian_penalty_weight", settings.getHessianPenaltyWeight());
    }
    return shown;
  }

  @Override
  public Map<String, Weight> weights() {
    Map<String, Weight> weights = new TreeMap<>();
    weights.put(Signatures.TOTAL_CORRELATION, totalCorrelationWeight().weight());
    if (penalizesHessian()) {
      weights.put(Signatures.HESSIAN_PENALTY, Weight.constant(settings.getHessianPenaltyWeight()));
    }
    return weights;
  }

  private boolean penalizesHessian() {
    return settings.getHessianPenaltyWeight() > 0;
  }

  private ScheduledWeight totalCorrelationWeight() {
    return new ScheduledWeight(
        "total_correlation_weight", settings.getTotalCorrelationWeight(), 0, settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("estimates the total correlation from all pairs of images of a batch");
  }

  @Override
  public List<float[]> latentValues(Map<String, float[]> weights) {
    return Collections.nCopies(latentDimension(), BoundedQuantizer.values(settings.getValues()));
  }

  @Override
  String settingsName() {
    return "tripod";
  }

  @Override
  double firstDeviation() {
    return 1;
  }

  @Override
  int scalingImages() {
    return settings.getScalingImages();
  }

  @Override
  ScalarQuantizer quantizer(ModelGraph graph) {
    return new BoundedQuantizer(
        graph.layers(), "quantizer", latentDimension(), settings.getValues());
  }

  @Override
  List<String> furtherTerms() {
    return penalizesHessian()
        ? List.of(Signatures.TOTAL_CORRELATION, Signatures.HESSIAN_PENALTY)
        : List.of(Signatures.TOTAL_CORRELATION);
  }

  @Override
  Map<String, Operand<TFloat32>> furtherTerms(Ops tf, Coded coded) {
    Quantized quantized = coded.quantized();
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.TOTAL_CORRELATION,
        KernelCorrelation.nats(tf, quantized.straightThrough(tf), quantized.encodings()));
    if (penalizesHessian()) {
      terms.put(
          Signatures.HESSIAN_PENALTY,
          HessianPenalty.of(
              tf, coded.noise(), coded.decoder()::hidden, coded.latents(), quantized.encodings()));
    }
    return terms;
  }
}
