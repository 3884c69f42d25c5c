package org.disentangle.analysis.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.FactorLabels;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** What is known of some images: of continuous factors the numbers too. */
class ImageSampleTest {
  private static final int IMAGES = 60;

  /** Two columns of labels: numbers with holes, and classes that come round. */
  private static Labelled images() {
    SplittableRandom random = new SplittableRandom(3);
    double[] weights = random.doubles(IMAGES).toArray();
    double[] turns = random.ints(IMAGES, 0, 4).asDoubleStream().toArray();
    for (int i = 0; i < IMAGES; i += 4) {
      weights[i] = Double.NaN;
    }
    FactorConfig cyclic =
        FactorConfig.newBuilder().setName("turn").setKind(FactorKind.CYCLIC).build();
    return new Labelled(
        LabelColumn.labels(
            List.of(LabelColumn.numbers("weight", weights), LabelColumn.numbers("turn", turns)),
            IMAGES,
            List.of(cyclic),
            "the test"));
  }

  private record Labelled(ImageLabels labels) implements TwoValuedImages {
    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public List<Factor> factors() {
      return labels.factors();
    }

    @Override
    public int factorClass(int image, int factor) {
      return labels.classes()[image * labels.factors().size() + factor];
    }

    @Override
    public double factorValue(int image, int factor) {
      double[] numbers = labels.numbers(factor);
      return numbers.length > 0 ? numbers[image] : TwoValuedImages.super.factorValue(image, factor);
    }

    @Override
    public void read(int image, float[] target, int offset) {
      Arrays.fill(target, offset, offset + PIXELS, image % 2);
    }

    @Override
    public String checksum() {
      return "labelled";
    }

    @Override
    public String source() {
      return "labels";
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }
  }

  @Test
  void continuousFactorsHaveTheirNumbersAndAllOthersClassesAlone() {
    Labelled images = images();
    int[] which = {7, 8, 7, 59};
    ImageSample sample = ImageSample.of(images, which);
    FactorLabels weight = sample.labels().get(0);
    double[] numbers = weight.numbers().orElseThrow();
    for (int i = 0; i < which.length; i++) {
      assertEquals(images.labels().numbers(0)[which[i]], numbers[i]);
      assertEquals(images.factorClass(which[i], 0), weight.classes()[i]);
      assertEquals(images.factorClass(which[i], 1), sample.labels().get(1).classes()[i]);
    }
    assertEquals(Optional.empty(), sample.labels().get(1).numbers());
    assertArrayEquals(new int[] {0, 2, 3}, weight.known());
    assertEquals(
        sample.labels(), sample.labelled(Matrix.of(new double[which.length][2])).factors());
  }

  /** The classes of a sample are those of all images, as its factors say them. */
  @Test
  void numbersCutAnewFallIntoTheClassesOfTheSource() {
    Labelled images = images();
    ImageSample all = ImageSample.of(images, IntStream.range(0, IMAGES).toArray());
    assertArrayEquals(
        all.labels().get(0).classes(),
        FactorLabels.ofNumbers(images.labels().numbers(0)).classes());
  }
}
