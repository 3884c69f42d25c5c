package org.disentangle.model.network;

import java.util.Locale;
import org.disentangle.UserErrorException;
import org.disentangle.config.AutoregressivePixelsConfig;
import org.disentangle.config.BernoulliPixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.OptimalGaussianPixelsConfig;
import org.disentangle.contract.LikelihoodMeasure;
import org.disentangle.contract.LikelihoodRecord;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.disentangle.graph.autoregressive.CausalNetwork;
import org.disentangle.graph.pixel.AutoregressivePixels;
import org.disentangle.graph.pixel.Bernoulli;
import org.disentangle.graph.pixel.ContinuousBernoulli;
import org.disentangle.graph.pixel.DiscretizedLogistic;
import org.disentangle.graph.pixel.Gaussian;
import org.disentangle.graph.pixel.Laplace;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.graph.pixel.Scale;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a decoder says of the values of images given latents, p(x|z): the one place that knows which
 * distribution a configuration means for images of a kind, and whether its p is a likelihood of
 * them.
 *
 * <table>
 * <caption>Fields of {@code network.decoder}; each but the last is given by one logit a value</caption>
 * <tr><th>field<th>p(x|z) of images of two values<th>of 8 or 16 bits<th>learned besides the logits
 * <tr><td>{@code bernoulli}<td>probability<td>no likelihood<td>
 * <tr><td>{@code gaussian}, {@code laplace}<td>density<td>density<td>
 * <tr><td>{@code optimal_gaussian}<td>density<td>density<td>{@code decoder/log_sigma}
 * <tr><td>{@code discretized_logistic}<td>probability<td>probability<td>{@code decoder/log_scale}
 * <tr><td>{@code continuous_bernoulli}<td>density<td>density<td>
 * <tr><td>{@code autoregressive}<td>probability<td>refused<td>masked convolutions
 * </table>
 */
public final class PixelLikelihood {
  /** Of log σ: σ is then more than 1/404, which is less than a level of 8 bits. */
  private static final double LOG_SIGMA_FLOOR = -6;

  /** How far the logistic scale can fall below the width of a level, as a logarithm. */
  private static final double BELOW_A_LEVEL = 2;

  /** The name of the layer that gives one logit a value. */
  static final String LOGITS = "decoder/logits";

  private final DecoderConfig decoder;
  private final ImageShape shape;
  private final PixelKind kind;

  /** Adds the last layer of a decoder. */
  @FunctionalInterface
  interface LastLayer {
    /**
     * Adds the layer.
     *
     * @param name of the layer
     * @return [B, H, W, channels]
     */
    Operand<TFloat32> of(String name, int channels, boolean bias);
  }

  private PixelLikelihood(DecoderConfig decoder, ImageShape shape, PixelKind kind) {
    this.decoder = decoder;
    this.shape = shape;
    this.kind = kind;
  }

  /**
   * The likelihood that a decoder has for images: the configured one, else Bernoulli pixels where
   * values are 0 or 1, and normal ones of one learned deviation where they are not.
   *
   * @param decoder resolved and checked
   * @throws UserErrorException if pixels are to be drawn one after the other and images are not of
   *     two values in one channel
   */
  public static PixelLikelihood of(DecoderConfig decoder, ImageShape shape, PixelKind kind) {
    boolean binary = kind == PixelKind.TWO_VALUES;
    if (decoder.hasAutoregressive() && !(binary && shape.channels() == 1)) {
      throw new UserErrorException(
          "network.decoder.autoregressive draws pixels of two values in one channel, but the images are %s with values from 0 to %s; leave it out, or name another likelihood, such as optimal_gaussian {}"
              .formatted(shape, kind.highest()));
    }
    DecoderConfig.Builder named = decoder.toBuilder();
    if (decoder.getPixelsCase() == DecoderConfig.PixelsCase.PIXELS_NOT_SET) {
      if (binary) {
        named.setBernoulli(BernoulliPixelsConfig.getDefaultInstance());
      } else {
        named.setOptimalGaussian(OptimalGaussianPixelsConfig.getDefaultInstance());
      }
    }
    return new PixelLikelihood(named.build(), shape, kind);
  }

  /** What the run record says of it. */
  public LikelihoodRecord record() {
    return LikelihoodRecord.newBuilder()
        .setName(decoder.getPixelsCase().name().toLowerCase(Locale.ROOT))
        .setMeasure(measure())
        .build();
  }

  private LikelihoodMeasure measure() {
    return switch (decoder.getPixelsCase()) {
      case BERNOULLI, AUTOREGRESSIVE ->
          kind == PixelKind.TWO_VALUES
              ? LikelihoodMeasure.PROBABILITY
              : LikelihoodMeasure.NO_LIKELIHOOD;
      case DISCRETIZED_LOGISTIC -> LikelihoodMeasure.PROBABILITY;
      case GAUSSIAN, OPTIMAL_GAUSSIAN, CONTINUOUS_BERNOULLI, LAPLACE -> LikelihoodMeasure.DENSITY;
      case PIXELS_NOT_SET -> throw unnamed();
    };
  }

  /**
   * The distribution of images.
   *
   * @param activation between masked layers
   * @param last adds the decoder's last layer
   */
  PixelDistribution distribution(Layers layers, Activation activation, LastLayer last) {
    if (decoder.hasAutoregressive()) {
      return autoregressive(layers, activation, last);
    }
    Operand<TFloat32> logits = last.of(LOGITS, shape.channels(), decoder.getOutputBias());
    return switch (decoder.getPixelsCase()) {
      case BERNOULLI -> new Bernoulli(logits);
      case GAUSSIAN -> new Gaussian(logits, Scale.fixed(decoder.getGaussian().getSigma()));
      case OPTIMAL_GAUSSIAN ->
          new Gaussian(logits, Scale.learned(layers, "decoder/log_sigma", LOG_SIGMA_FLOOR));
      case DISCRETIZED_LOGISTIC ->
          new DiscretizedLogistic(
              logits,
              Scale.learned(layers, "decoder/log_scale", -Math.log(kind.highest()) - BELOW_A_LEVEL),
              kind.highest());
      case CONTINUOUS_BERNOULLI -> new ContinuousBernoulli(logits);
      case LAPLACE -> new Laplace(logits, Scale.fixed(decoder.getLaplace().getScale()));
      case AUTOREGRESSIVE, PIXELS_NOT_SET -> throw unnamed();
    };
  }

  private AutoregressivePixels autoregressive(
      Layers layers, Activation activation, LastLayer last) {
    AutoregressivePixelsConfig pixels = decoder.getAutoregressive();
    return AutoregressivePixels.of(
        layers,
        "decoder",
        new CausalNetwork.Architecture(
            pixels.getChannels(),
            pixels.getFirstKernelSize(),
            pixels.getKernelSize(),
            pixels.getFurtherLayers(),
            activation),
        last.of("decoder/features", pixels.getChannels(), true));
  }

  private IllegalStateException unnamed() {
    return new IllegalStateException("pixels " + decoder.getPixelsCase());
  }
}
