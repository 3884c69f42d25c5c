package org.disentangle.analysis;

import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.FactorImages;
import org.disentangle.math.ShortestDecimal;

/**
 * The representation that a model gives a sample of images.
 *
 * <p>A model gives floats. Each is taken as its shortest decimal, so that the table of codes is
 * short and yet holds, for a reader of doubles too, exactly the numbers that all scores come from.
 */
final class Codes {

  private Codes() {}

  /**
   * Encodes a sample.
   *
   * @return [n, K], finite
   * @throws UserErrorException if a code is not finite, or K is not less than n
   */
  static double[][] of(
      ReloadedModel model, FactorImages images, ImageSample sample, Progress progress) {
    String run = model.folder().run();
    double[][] codes = encode(model, images, sample, "encoding by " + run, progress);
    int latents = codes[0].length;
    if (latents >= codes.length) {
      throw new UserErrorException(
          "the representation of "
              + run
              + " has "
              + latents
              + " numbers, which "
              + codes.length
              + " samples cannot measure; raise samples above "
              + latents);
    }
    return codes;
  }

  /**
   * Encodes a sample of any size.
   *
   * @param task what {@code progress} is told is being done
   * @throws UserErrorException if a code is not finite
   */
  static double[][] encode(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      String task,
      Progress progress) {
    double[][] codes = new double[sample.size()][];
    String run = model.folder().run();
    ImageBatches.forEach(
        images,
        sample.images(),
        task,
        progress,
        (pixels, count, start) -> {
          float[] batch = model.encode(pixels, count);
          for (int i = 0; i < count; i++) {
            codes[start + i] = row(batch, i, batch.length / count, run);
          }
        });
    return codes;
  }

  private static double[] row(float[] batch, int row, int latents, String run) {
    double[] code = new double[latents];
    for (int j = 0; j < latents; j++) {
      float value = batch[row * latents + j];
      if (!Float.isFinite(value)) {
        throw new UserErrorException(
            "the representation of "
                + run
                + " is "
                + value
                + " in latent "
                + j
                + ": its training diverged; train it again with a lower learning rate");
      }
      code[j] = ShortestDecimal.widen(value);
    }
    return code;
  }
}
