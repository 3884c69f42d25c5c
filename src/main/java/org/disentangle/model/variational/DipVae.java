package org.disentangle.model.variational;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.config.DipVaeConfig;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The DIP-VAE: a variational autoencoder that draws the covariance of its latents over the data
 * towards the identity.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + KL( q(z|x) || N(0, I) )
 *     + off_diagonal_weight * sum_i≠j M_ij² + diagonal_weight * sum_i (M_ii - 1)²
 *
 * V = E[mean mean'] - E[mean] E[mean]'      over the batch, divided by its size
 * I   M = V                                 the covariance of the posterior means
 * II  M = V + diag(E[variance])             the covariance of the latents: the law of total variance
 * }</pre>
 *
 * The off-diagonals of the two kinds are the same. The terms {@code covariance_off_diagonal} and
 * {@code covariance_diagonal} are the two sums.
 *
 * <h2>Batch size</h2>
 *
 * V is estimated from one batch of N images. For independent latents of variance 1 each E[M_ij²] is
 * then about 1/N instead of 0, and {@code covariance_off_diagonal} of K latents about K(K − 1)/N:
 * with N = 64, K = 10 and a weight of 50 a floor of 70 nats, which no training can go below and
 * which shrinks the latents. A batch of 256 has a quarter of it. Compare the term only between runs
 * of one batch size.
 *
 * <h2>Limits</h2>
 *
 * With both weights 0 it is the VAE. A constant added to the means changes nothing but the KL.
 * Where all variances go to 0, II is I.
 *
 * <h2>Reference</h2>
 *
 * Kumar et al. (2018), "Variational Inference of Disentangled Latent Concepts from Unlabeled
 * Observations", Eq. 6 and 7. Deviations: none; both weights may rise linearly from 0 at the start
 * of training.
 */
public final class DipVae extends GaussianVae {
  /** The ratio of the weights for I in the field's study (Locatello et al. 2019). */
  private static final double DIAGONAL_RATIO = 10;

  private final DipVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public DipVae(NetworkConfig network, DipVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "DIP-VAE-" + settings.getKind();
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(offDiagonalWeight().hyperparameters());
    shown.put("diagonal_weight", diagonalWeight());
    return shown;
  }

  private double diagonalWeight() {
    if (settings.hasDiagonalWeight()) {
      return settings.getDiagonalWeight();
    }
    double ratio = settings.getKind() == DipVaeKind.I ? DIAGONAL_RATIO : 1;
    return ratio * settings.getOffDiagonalWeight();
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.COVARIANCE_OFF_DIAGONAL,
        offDiagonalWeight().weight(),
        Signatures.COVARIANCE_DIAGONAL,
        new Weight(diagonalWeight(), settings.getWarmUpSteps()));
  }

  private ScheduledWeight offDiagonalWeight() {
    return new ScheduledWeight(
        "off_diagonal_weight",
        settings.getOffDiagonalWeight(),
        settings.getWarmUpSteps(),
        settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("takes the covariance of the codes over whole batches");
  }

  @Override
  List<String> divergences() {
    return List.of(
        Signatures.KL, Signatures.COVARIANCE_OFF_DIAGONAL, Signatures.COVARIANCE_DIAGONAL);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Operand<TFloat32> means = posterior.mean();
    Operand<TFloat32> size = tf.dtypes.cast(Batches.sizeOf(tf, means), TFloat32.class);
    Operand<TFloat32> centred =
        tf.math.sub(means, tf.math.mean(means, tf.constant(0), Mean.keepDims(true)));
    Operand<TFloat32> covariance =
        tf.math.div(tf.linalg.matMul(centred, centred, MatMul.transposeA(true)), size);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    terms.put(
        Signatures.COVARIANCE_OFF_DIAGONAL,
        squares(tf, tf.math.mul(covariance, offDiagonal(tf)), 0, 1));
    terms.put(
        Signatures.COVARIANCE_DIAGONAL,
        squares(
            tf, tf.math.sub(variances(tf, centred, posterior.logVariance()), tf.constant(1f)), 0));
    return terms;
  }

  /** The diagonal of M, [K]. */
  private Operand<TFloat32> variances(
      Ops tf, Operand<TFloat32> centred, Operand<TFloat32> logVariance) {
    Operand<TInt32> batch = tf.constant(0);
    Operand<TFloat32> ofMeans = tf.math.mean(tf.math.square(centred), batch);
    return settings.getKind() == DipVaeKind.I
        ? ofMeans
        : tf.math.add(ofMeans, tf.math.mean(tf.math.exp(logVariance), batch));
  }

  /** [K, K], 0 on the diagonal and 1 elsewhere. */
  private Operand<TFloat32> offDiagonal(Ops tf) {
    float[][] ones = new float[latentDimension()][latentDimension()];
    for (int i = 0; i < ones.length; i++) {
      Arrays.fill(ones[i], 1);
      ones[i][i] = 0;
    }
    return tf.constant(ones);
  }

  private static Operand<TFloat32> squares(Ops tf, Operand<TFloat32> x, int... axes) {
    return tf.sum(tf.math.square(x), tf.constant(axes));
  }
}
