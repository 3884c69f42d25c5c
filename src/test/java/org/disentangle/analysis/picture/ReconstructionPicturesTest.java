package org.disentangle.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.ColoredImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of reconstructions against a model in plain doubles. */
class ReconstructionPicturesTest {
  @TempDir private Path folder;

  @Test
  void coloursAreJudgedByTheirSquaredErrorAndTheirDifferenceIsOneGrey() {
    FactorImages images = new ColoredImages();
    LinearModel linear = new LinearModel(ColoredImages.SHAPE, 3, 11);
    int[] sample = IntStream.range(0, 40).map(i -> 3 * i).toArray();
    float[][] originals = originals(images, sample);
    double[][] decoded = decoded(linear, originals);
    double[] costs = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      for (int v = 0; v < originals[i].length; v++) {
        costs[i] += Math.pow(originals[i][v] - decoded[i][v], 2);
      }
    }
    check(images, linear, sample, originals, decoded, costs);
  }

  @Test
  void imagesOfTwoValuesAreJudgedByNats() {
    FactorImages images = new BlockImages();
    LinearModel linear = new LinearModel(2, 5);
    int[] sample = IntStream.range(0, 300).map(i -> 2 * i).toArray();
    float[][] originals = originals(images, sample);
    double[][] decoded = decoded(linear, originals);
    double[] costs = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      for (int v = 0; v < originals[i].length; v++) {
        double p = decoded[i][v];
        costs[i] -= Math.log(originals[i][v] == 1 ? p : 1 - p);
      }
    }
    check(images, linear, sample, originals, decoded, costs);
  }

  private void check(
      FactorImages images,
      LinearModel linear,
      int[] sample,
      float[][] originals,
      double[][] decoded,
      double[] costs) {
    ReconstructionPictures pictures;
    try (ReloadedModel model = ReloadedModel.open(linear.export(folder.resolve("model")))) {
      pictures = ReconstructionPictures.of(model, images, ImageSample.of(images, sample));
    }
    ImageShape shape = images.shape();
    Picture first = pictures.reconstructions();
    for (int i = 0; i < 8; i++) {
      assertTile(first, shape, 0, i, originals[i]);
      assertTile(first, shape, 1, i, floats(decoded[i]));
      assertTile(first, shape, 2, i, difference(originals[i], decoded[i], shape.channels()));
    }
    List<Integer> byCost =
        IntStream.range(0, sample.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> costs[i]))
            .toList();
    Picture extremes = pictures.extremes();
    assertEquals(4 * (shape.height() + 2) + 4, extremes.height());
    for (int i = 0; i < 8; i++) {
      int best = byCost.get(i);
      int worst = byCost.get(sample.length - 1 - i);
      assertTile(extremes, shape, 0, i, originals[best]);
      assertTile(extremes, shape, 1, i, floats(decoded[best]));
      // The second sheet has a line of its own above.
      assertTile(below(extremes), shape, 0, i, originals[worst]);
      assertTile(below(extremes), shape, 1, i, floats(decoded[worst]));
    }
  }

  private static Picture below(Picture extremes) {
    ImageShape half =
        new ImageShape(extremes.height() / 2, extremes.width(), extremes.shape().channels());
    return new Picture(
        "below", half, Arrays.copyOfRange(extremes.pixels(), half.values(), 2 * half.values()));
  }

  private static float[][] originals(FactorImages images, int[] sample) {
    float[][] originals = new float[sample.length][images.shape().values()];
    for (int i = 0; i < sample.length; i++) {
      images.read(sample[i], originals[i], 0);
    }
    return originals;
  }

  private static double[][] decoded(LinearModel model, float[][] originals) {
    return Arrays.stream(originals)
        .map(original -> model.decode(model.encode(original, 0)))
        .toArray(double[][]::new);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[] difference(float[] image, double[] reconstruction, int channels) {
    float[] difference = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int pixel = i / channels * channels;
      difference[i] =
          (float)
              IntStream.range(pixel, pixel + channels)
                  .mapToDouble(v -> Math.abs(image[v] - reconstruction[v]))
                  .average()
                  .orElseThrow();
    }
    return difference;
  }

  private static void assertTile(
      Picture sheet, ImageShape shape, int row, int column, float[] expected) {
    float[] tile = new float[shape.values()];
    int channels = shape.channels();
    for (int y = 0; y < shape.height(); y++) {
      int top = 2 + row * (shape.height() + 2) + y;
      int left = 2 + column * (shape.width() + 2);
      System.arraycopy(
          sheet.pixels(),
          (top * sheet.width() + left) * channels,
          tile,
          y * shape.width() * channels,
          shape.width() * channels);
    }
    assertArrayEquals(expected, tile, 1e-4f, sheet.name() + ", row " + row + ", image " + column);
  }
}
