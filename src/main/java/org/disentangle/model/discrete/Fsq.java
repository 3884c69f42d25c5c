package org.disentangle.model.discrete;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.disentangle.config.FsqConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.codebook.FiniteScalarQuantizer;
import org.disentangle.graph.codebook.ScalarQuantizer;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The FSQ autoencoder: latents that are bounded by tanh and rounded to a fixed grid ({@link
 * FiniteScalarQuantizer}); the reconstruction is its only term. No value has to be learned, and
 * none can die.
 *
 * <p>As a disentangling model it has one latent for each number of the code, some 10 levels each,
 * and the QLAE's decay of the weights ({@code adam_w}); that is the quantiser of Hsu et al. (2024),
 * "Tripod". Mentzer et al. (2023) quantise each position of a map, as a VQ-VAE does, with products
 * of levels as large as a codebook: 8 · 6 · 5 for 2^8.
 *
 * <h2>Reference</h2>
 *
 * Mentzer et al. (2023), "Finite Scalar Quantization: VQ-VAE Made Simple", section 3. Deviations:
 * one code for an image, not a map of them; those of {@link FiniteScalarQuantizer}.
 */
public final class Fsq extends QuantizedAutoencoder {
  private final List<Integer> levels;
  private final int scalingImages;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public Fsq(NetworkConfig network, FsqConfig settings) {
    super(network);
    this.scalingImages = settings.getScalingImages();
    this.levels =
        settings.getLevelsCount() == 1
            ? Collections.nCopies(latentDimension(), settings.getLevels(0))
            : List.copyOf(settings.getLevelsList());
  }

  @Override
  public String family() {
    return "FSQ";
  }

  /** The capacity of the code, Σ_j log2 L_j. */
  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of(
        "code_bits", levels.stream().mapToDouble(each -> Math.log(each) / Math.log(2)).sum());
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of();
  }

  @Override
  public List<float[]> latentValues(Map<String, float[]> weights) {
    return levels.stream().map(FiniteScalarQuantizer::values).toList();
  }

  @Override
  String settingsName() {
    return "fsq";
  }

  @Override
  double firstDeviation() {
    return 1;
  }

  @Override
  int scalingImages() {
    return scalingImages;
  }

  @Override
  ScalarQuantizer quantizer(ModelGraph graph) {
    return new FiniteScalarQuantizer(graph.layers(), "quantizer", levels);
  }

  @Override
  List<String> furtherTerms() {
    return List.of();
  }

  @Override
  Map<String, Operand<TFloat32>> furtherTerms(Ops tf, Coded coded) {
    return Map.of();
  }
}
