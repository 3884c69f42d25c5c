package org.disentangle.data.supervision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.GridImages;
import org.disentangle.data.LabelledInPart;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
  private static final GridImages GRID = GridImages.of(4, 5, 10);

  private static SupervisionConfig config(int labels, String... factors) {
    return SupervisionConfig.newBuilder().setLabels(labels).addAllFactor(List.of(factors)).build();
  }

  /** The same images for every seed, each once, all of the training split. */
  @Test
  void theImagesAreThoseOfTheSeed() {
    int[] train = IntStream.range(50, 200).toArray();
    int[] images = FewLabels.of(config(60, "b"), GRID, train, 7).images();
    assertArrayEquals(images, FewLabels.of(config(60, "a", "c"), GRID, train, 7).images());
    assertFalse(Arrays.equals(images, FewLabels.of(config(60, "b"), GRID, train, 8).images()));
    assertEquals(60, Arrays.stream(images).distinct().count());
    assertTrue(Arrays.stream(images).allMatch(image -> image >= 50));
    assertArrayEquals(
        train,
        Arrays.stream(FewLabels.of(config(150, "b"), GRID, train, 7).images()).sorted().toArray());
  }

  /** In the order in which the factors are named. */
  @Test
  void aLabelIsTheShareOfTheClasses() {
    FewLabels labels = FewLabels.of(config(200, "c", "a"), GRID, GRID.all(), 1);
    for (int i = 0; i < 200; i++) {
      int image = labels.image(i);
      assertEquals(GRID.factorClass(image, 2) / 10f, labels.label(i, 0));
      assertEquals(GRID.factorClass(image, 0) / 4f, labels.label(i, 1));
    }
  }

  /** From the lowest to the highest number among those that are known, not among all. */
  @Test
  void aContinuousLabelIsScaledToOne() {
    GridImages continuous = GridImages.of(FactorKind.CONTINUOUS, 5);
    FewLabels labels = FewLabels.of(config(3, "a"), continuous, new int[] {1, 2, 4}, 1);
    for (int i = 0; i < 3; i++) {
      assertEquals((labels.image(i) - 1) / 3f, labels.label(i, 0));
    }
    FewLabels one = FewLabels.of(config(1, "a"), continuous, new int[] {4}, 1);
    assertEquals(0, one.label(0, 0));
  }

  /** All of them, as often, whatever was asked for before. */
  @Test
  void eachStepDrawsAnew() {
    FewLabels labels = FewLabels.of(config(10, "a"), GRID, GRID.all(), 3);
    int[] counts = new int[10];
    for (int step = 0; step < 1000; step++) {
      Arrays.stream(labels.batch(step, 8)).forEach(position -> counts[position]++);
    }
    for (int count : counts) {
      assertEquals(800, count, 5 * Math.sqrt(800));
    }
    FewLabels again = FewLabels.of(config(10, "a"), GRID, GRID.all(), 3);
    assertArrayEquals(labels.batch(77, 8), again.batch(77, 8));
    assertFalse(Arrays.equals(labels.batch(77, 8), labels.batch(78, 8)));
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertRefused(
        "supervision.factor names hue, and grid has the factors a, b, c; name one of them",
        config(10, "a", "hue"),
        GRID);
    assertRefused(
        "supervision.factor names a, and grid has no labels; leave supervision out, or add labels to the images",
        config(10, "a"),
        LabelledInPart.unlabelled(GRID));
    assertRefused(
        "supervision.labels is 201, and 200 of the 200 training images of grid have labels of a, b; lower it, or raise data.max_samples",
        config(201, "a", "b"),
        GRID);
    List<Factor> factors = GRID.factors();
    assertRefused(
        "supervision.labels is 100, and 40 of the 200 training images of grid have labels of a; lower it, or raise data.max_samples",
        config(100, "a"),
        new LabelledInPart(GRID, factors, image -> image < 40));
  }

  private static void assertRefused(String message, SupervisionConfig config, FactorImages images) {
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> FewLabels.of(config, images, GRID.all(), 1));
    assertEquals(message, refused.getMessage());
  }
}
