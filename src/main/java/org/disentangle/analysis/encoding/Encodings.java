package org.disentangle.analysis.encoding;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/**
 * The outputs of a model's encoder for a sample of images: all that scores and pictures know of the
 * images.
 *
 * <p>A model gives floats. Each is rounded to its shortest decimal, so that the table of codes is
 * short and yet holds, for a reader of doubles too, exactly the numbers that all scores come from.
 *
 * @param representation [n, K], finite
 * @param posterior of a model whose encoder gives a normal distribution
 * @param codeMaps of a model with a codebook: the code at each position, [n, h · w]
 */
public record Encodings(
    Matrix representation, Optional<Posterior> posterior, Optional<int[][]> codeMaps) {
  /** Most images that latents are drawn for: distances and means gain nothing from more. */
  public static final int MOST_DRAWN = 100_000;

  /**
   * Normal distributions, one for each image.
   *
   * @param means [n, H]
   * @param logVariances [n, H]
   * @param isOfLatents whether the representation is their mean. For a sparse code it is not, as
   *     its posterior is over the signal that is coded.
   */
  public record Posterior(Matrix means, Matrix logVariances, boolean isOfLatents) {

    /** One draw from each of the first 100,000, [n, H]. */
    public double[][] draws(Random random) {
      double[][] draws = new double[Math.min(MOST_DRAWN, means.rows())][];
      for (int i = 0; i < draws.length; i++) {
        draws[i] = means.row(i).clone();
        for (int j = 0; j < draws[i].length; j++) {
          draws[i][j] += Math.exp(logVariances.at(i, j) / 2) * random.nextGaussian();
        }
      }
      return draws;
    }
  }

  /**
   * Encodes a sample, each image once.
   *
   * @param scratch an existing folder with room for the codes, which are mapped from there
   * @throws UserErrorException if a number is not finite, K or the number of factors is not less
   *     than n, or the codes cannot be kept
   */
  public static Encodings of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Path scratch,
      Progress progress) {
    String run = model.folder().run();
    Encodings encodings = of(model, images, sample, scratch, "encoding by " + run, progress);
    requireFewerThanSamples(encodings.representation().columns(), sample, run);
    return encodings;
  }

  /**
   * Encodes a sample of any size.
   *
   * @param task the task name that {@code progress} shows
   * @throws UserErrorException if a number is not finite, or the codes cannot be kept
   */
  public static Encodings of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Path scratch,
      String task,
      Progress progress) {
    try (EncodingRecorder recorder = new EncodingRecorder(model.folder(), sample.size(), scratch)) {
      ImageBatches.forEach(
          images,
          sample.images(),
          task,
          progress,
          (pixels, count, batch) ->
              model.encode(pixels, count, recorder.outputs(), recorder.codeOutputs()),
          recorder::take);
      return recorder.finish();
    }
  }

  /** The posterior, if it is one over the latents. */
  public Optional<Posterior> latentPosterior() {
    return posterior.filter(Posterior::isOfLatents);
  }

  /**
   * One draw of the latents for each of the first 100,000 images: from the posterior, or the
   * representation itself where nothing is drawn; [n, K]. Empty if only latents at the mean of the
   * posterior are known.
   */
  public Optional<double[][]> latentDraws(Random random) {
    return posterior.isEmpty()
        ? Optional.of(representation.first(MOST_DRAWN).toArray())
        : latentPosterior().map(each -> each.draws(random));
  }

  private static void requireFewerThanSamples(int latents, ImageSample sample, String run) {
    int samples = sample.size();
    if (sample.factors().size() >= samples) {
      throw new UserErrorException(
          "too few different images to measure on, %s for %s factors; measure on more images"
              .formatted(samples, sample.factors().size()));
    }
    if (latents >= samples) {
      throw new UserErrorException(
          "the representation of "
              + run
              + " has "
              + latents
              + " numbers, too many for "
              + samples
              + " samples; raise samples above "
              + latents
              + ", or measure on more images");
    }
  }
}
