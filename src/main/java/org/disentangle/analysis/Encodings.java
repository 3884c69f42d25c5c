package org.disentangle.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.math.ShortestDecimal;

/**
 * What a model's encoder gives a sample of images.
 *
 * <p>A model gives floats. Each is taken as its shortest decimal, so that the table of codes is
 * short and yet holds, for a reader of doubles too, exactly the numbers that all scores come from.
 *
 * @param representation [n, K], finite
 * @param posterior of a model whose encoder gives a normal distribution
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the measures, never compared.
record Encodings(double[][] representation, Optional<Posterior> posterior) {

  /**
   * Normal distributions, one an image.
   *
   * @param means [n, H]
   * @param logVariances [n, H]
   */
  record Posterior(double[][] means, double[][] logVariances) {

    /** One draw from each, [n, H]. */
    double[][] draws(Random random) {
      double[][] draws = new double[means.length][];
      for (int i = 0; i < means.length; i++) {
        draws[i] = means[i].clone();
        for (int j = 0; j < draws[i].length; j++) {
          draws[i][j] += Math.exp(logVariances[i][j] / 2) * random.nextGaussian();
        }
      }
      return draws;
    }
  }

  /**
   * Encodes a sample.
   *
   * @throws UserErrorException if a number is not finite, or K is not less than n
   */
  static Encodings of(
      ReloadedModel model, FactorImages images, ImageSample sample, Progress progress) {
    String run = model.folder().run();
    Encodings encodings = of(model, images, sample, "encoding by " + run, progress);
    requireFewerThanSamples(encodings.representation()[0].length, sample.size(), run);
    return encodings;
  }

  /**
   * Encodes a sample of any size.
   *
   * @param task what {@code progress} is told is being done
   * @throws UserErrorException if a number is not finite
   */
  static Encodings of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      String task,
      Progress progress) {
    String run = model.folder().run();
    boolean hasPosterior = model.folder().contract().hasPosterior();
    List<String> outputs =
        hasPosterior
            ? List.of(Signatures.REPRESENTATION, Signatures.MEAN, Signatures.LOG_VARIANCE)
            : List.of(Signatures.REPRESENTATION);
    double[][][] found = new double[outputs.size()][sample.size()][];
    ImageBatches.forEach(
        images,
        sample.images(),
        task,
        progress,
        (pixels, count, start) -> {
          List<float[]> batch = model.encode(pixels, count, outputs);
          for (int output = 0; output < found.length; output++) {
            for (int i = 0; i < count; i++) {
              found[output][start + i] = row(batch.get(output), i, count, run);
            }
          }
        });
    return new Encodings(
        found[0], hasPosterior ? Optional.of(new Posterior(found[1], found[2])) : Optional.empty());
  }

  /**
   * The posterior, if it is one over the latents: if the representation is its mean. That of a
   * sparse code is not, as it is over the signal that is coded.
   */
  Optional<Posterior> latentPosterior() {
    return posterior.filter(each -> Arrays.deepEquals(each.means(), representation));
  }

  /**
   * One draw of the latents for each image: from the posterior, or the representation itself where
   * nothing is drawn; [n, K]. Empty if only latents at the mean of the posterior are known.
   */
  Optional<double[][]> latentDraws(Random random) {
    return posterior.isEmpty()
        ? Optional.of(representation)
        : latentPosterior().map(each -> each.draws(random));
  }

  private static void requireFewerThanSamples(int latents, int samples, String run) {
    if (latents >= samples) {
      throw new UserErrorException(
          "the representation of "
              + run
              + " has "
              + latents
              + " numbers, which "
              + samples
              + " samples cannot measure; raise samples above "
              + latents);
    }
  }

  private static double[] row(float[] batch, int row, int rows, String run) {
    int latents = batch.length / rows;
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
