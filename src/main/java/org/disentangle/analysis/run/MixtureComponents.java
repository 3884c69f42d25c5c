package org.disentangle.analysis.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.measure.ComponentShares;
import org.disentangle.analysis.picture.ImageSheet;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.picture.Reduction;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.contract.Signatures;
import org.disentangle.image.ImageShape;
import org.disentangle.math.SeedPair;

/**
 * The components of a mixture prior: their shares in the codes of images, and a picture of those
 * with the largest shares.
 *
 * @param shares see {@link ComponentShares}, [C]
 * @param picture pseudo-inputs and, below each, what the mean of its component decodes to
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record MixtureComponents(double[] shares, Picture picture) {
  private static final int SHOWN = 16;
  private static final int COLUMNS = 8;

  /**
   * Measures a model's components.
   *
   * @return empty without the signature {@code components}, without a record that says how many
   *     there are, or if no latents can be drawn for images
   */
  public static Optional<MixtureComponents> of(
      ReloadedModel model, Encodings encodings, long seed) {
    SavedModelFolder folder = model.folder();
    int count = (int) folder.hyperparameter(Signatures.COMPONENTS).orElse(0);
    if (count == 0 || !folder.contract().hasComponents()) {
      return Optional.empty();
    }
    return encodings
        .latentDraws(SeedPair.of(seed, "posterior draws", 0).random())
        .map(draws -> shares(model, draws, count))
        .map(shares -> new MixtureComponents(shares, picture(model, shares)));
  }

  private static double[] shares(ReloadedModel model, double[][] draws, int count) {
    double[][] means = new double[count][];
    double[][] logVariances = new double[count][];
    for (int start = 0; start < count; start += ReloadedModel.BATCH) {
      int size = Math.min(ReloadedModel.BATCH, count - start);
      List<float[]> batch =
          model.components(
              IntStream.range(start, start + size).toArray(),
              List.of(Signatures.MEAN, Signatures.LOG_VARIANCE));
      int width = batch.get(0).length / size;
      for (int c = 0; c < size; c++) {
        means[start + c] = PriorDraws.row(batch.get(0), c, width);
        logVariances[start + c] = PriorDraws.row(batch.get(1), c, width);
      }
    }
    return ComponentShares.of(draws, means, logVariances);
  }

  /** The sheet {@code components-<run>}; of equally heavy components the first come first. */
  private static Picture picture(ReloadedModel model, double[] shares) {
    int[] heaviest =
        IntStream.range(0, shares.length)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -shares[c]))
            .limit(SHOWN)
            .mapToInt(Integer::intValue)
            .toArray();
    Reduction reduction = new Reduction(model.imageShape());
    List<float[]> images =
        model
            .components(
                heaviest,
                List.of(
                    Signatures.PSEUDO_INPUTS,
                    model.folder().contract().decodedImages(Signatures.COMPONENTS)))
            .stream()
            .map(reduction::of)
            .toList();
    int columns = Math.min(COLUMNS, heaviest.length);
    int pairs = (heaviest.length + columns - 1) / columns;
    ImageShape shape = reduction.shape();
    float[] sheet = new float[2 * pairs * columns * shape.values()];
    for (int i = 0; i < heaviest.length; i++) {
      for (int half = 0; half < 2; half++) {
        int place = (2 * (i / columns) + half) * columns + i % columns;
        System.arraycopy(
            images.get(half), i * shape.values(), sheet, place * shape.values(), shape.values());
      }
    }
    return ImageSheet.of("components-" + model.folder().run(), shape, sheet, columns, 2 * pairs);
  }
}
