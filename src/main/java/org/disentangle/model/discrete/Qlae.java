package org.disentangle.model.discrete;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.QlaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.codebook.LatentQuantizer;
import org.disentangle.graph.codebook.ScalarQuantizer;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The QLAE, the quantised-latent autoencoder: each latent takes the nearest of a few learned values
 * of its own.
 *
 * <p>With the encoder's z [K], the values q that are nearest to it, and sg "stop gradient",
 * minimises in nats per image (the second and third term: squared units of the latents), averaged
 * over the batch:
 *
 * <pre>{@code
 * L = -log p(x | z + sg(q − z)) + codebook_weight ‖sg(z) − q‖² + commitment ‖z − sg(q)‖²
 * }</pre>
 *
 * <table>
 * <caption>Which weights receive a gradient of which term</caption>
 * <tr><th>term<th>encoder<th>values<th>decoder
 * <tr><td>{@code reconstruction}<td>yes, straight through<td>no<td>yes
 * <tr><td>{@code codebook}<td>no<td>yes, those that were chosen<td>no
 * <tr><td>{@code commitment}<td>yes<td>no<td>no
 * </table>
 *
 * <h2>What makes it work</h2>
 *
 * Few values and a strong decay of the weights: with the optimiser {@code adam_w { weight_decay:
 * 0.1 }} the decoder has to use each value alike wherever it stands, and a value comes to mean one
 * thing. In the paper's ablation disentanglement falls clearly without either.
 *
 * <h2>Scale of the weights</h2>
 *
 * The authors' losses are means over the pixels and over the latents, these are sums. Their λ is
 * here λ · values of an image / K: 0.01 with 64 x 64 pixels and K = 10 is 4.1. The same holds for
 * their gradients, which they cut at ±1: {@code optimizer.clip_value} 4096.
 *
 * <h2>Limits</h2>
 *
 * A codebook weight of 0 leaves the values where they start, evenly spread over [−0.5, 0.5]. A
 * commitment of 0 lets z drift away from the values.
 *
 * <h2>Reference</h2>
 *
 * Hsu et al. (2023), "Disentanglement via Latent Quantization", Eqs. 1 to 5, and its code.
 * Deviations: encoder and decoder are the shared network, whose latents enter at the bottom unless
 * {@code decoder.adaptive_normalization} says otherwise (the published numbers are with that one);
 * the latents are scaled before the first step, where theirs normalise the maps of the encoder,
 * too; {@code clip_value} cuts all gradients, theirs those of decayed weights only.
 */
public final class Qlae extends QuantizedAutoencoder {
  private static final String QUANTIZER = "quantizer";

  private final QlaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public Qlae(NetworkConfig network, QlaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "QLAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of(
        "values_of_a_latent",
        (double) settings.getValues(),
        "codebook_weight",
        settings.getCodebookWeight(),
        "commitment_weight",
        settings.getCommitment());
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.CODEBOOK, Weight.constant(settings.getCodebookWeight()),
        Signatures.COMMITMENT, Weight.constant(settings.getCommitment()));
  }

  @Override
  public List<float[]> latentValues(Map<String, float[]> weights) {
    float[] values = weights.get(QUANTIZER + "/values");
    int size = settings.getValues();
    return IntStream.range(0, latentDimension())
        .mapToObj(latent -> Arrays.copyOfRange(values, latent * size, (latent + 1) * size))
        .toList();
  }

  @Override
  String settingsName() {
    return "qlae";
  }

  /** About that of a number drawn evenly from [−0.5, 0.5]. */
  @Override
  double firstDeviation() {
    return 0.3;
  }

  @Override
  int scalingImages() {
    return settings.getScalingImages();
  }

  @Override
  ScalarQuantizer quantizer(ModelGraph graph) {
    return new LatentQuantizer(graph.layers(), QUANTIZER, latentDimension(), settings.getValues());
  }

  @Override
  List<String> furtherTerms() {
    return List.of(Signatures.CODEBOOK, Signatures.COMMITMENT);
  }

  @Override
  Map<String, Operand<TFloat32>> furtherTerms(Ops tf, Coded coded) {
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.CODEBOOK, coded.quantized().codebookTerm(tf));
    terms.put(Signatures.COMMITMENT, coded.quantized().commitmentTerm(tf));
    return terms;
  }
}
