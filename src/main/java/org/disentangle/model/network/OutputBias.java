package org.disentangle.model.network;

import java.util.Map;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.model.TrainingImages;

/**
 * The first values of a decoder's output bias where {@code network.decoder.output_bias_images} asks
 * for them: the log-odds of the mean value of each channel, or of each value in a dense network,
 * which has a bias for each. The decoder's first output is then about the mean image, and a mean of
 * 0 or 1 is taken for one of {@code 0.001} or {@code 0.999}.
 *
 * <p>Without it the first steps lower all logits together, through every layer, and the encoder is
 * carried along: a family whose codes are values of a grid can end with one code for all images.
 */
public final class OutputBias {
  private static final double LEAST_MEAN = 1e-3;

  private OutputBias() {}

  /**
   * The first values of a network's output bias.
   *
   * @param network resolved and checked
   * @return the bias by its name, or nothing where it starts at 0
   * @throws org.disentangle.UserErrorException if there are fewer images than are asked for
   */
  public static Map<String, float[]> firstValues(NetworkConfig network, TrainingImages images) {
    DecoderConfig decoder = network.getDecoder();
    int count = decoder.getOutputBiasImages();
    if (count == 0) {
      return Map.of();
    }
    int units = network.hasDense() ? images.shape().values() : images.shape().channels();
    return Map.of(
        PixelLikelihood.LOGITS + "/bias",
        logOdds(images.draw(count, "network.decoder.output_bias_images"), units));
  }

  /** Of the means of every value whose index is the same but for a multiple of the units. */
  private static float[] logOdds(float[] values, int units) {
    double[] sums = new double[units];
    for (int i = 0; i < values.length; i++) {
      sums[i % units] += values[i];
    }
    float[] bias = new float[units];
    for (int i = 0; i < units; i++) {
      double mean = sums[i] * units / values.length;
      double inside = Math.min(Math.max(mean, LEAST_MEAN), 1 - LEAST_MEAN);
      bias[i] = (float) Math.log(inside / (1 - inside));
    }
    return bias;
  }
}
