package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSelectionTest {
  @TempDir private Path folder;
  private FactorImages images;

  @BeforeEach
  void open() {
    images = OpenedImages.archive(NpzFixture.numpy("savez_compressed.npz", folder), Progress.NONE);
  }

  @Test
  void fixedFactorsNarrowTheImages() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, ImageSelection.ALL.of(images));
    assertArrayEquals(new int[] {3, 4, 5}, fixed(Map.of("shape", 1)).of(images));
    assertArrayEquals(new int[] {4}, fixed(Map.of("shape", 1, "position_y", 1)).of(images));
  }

  @Test
  void samplesAreDrawnWithoutReplacement() {
    int[] all = sample(6, 1).of(images);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, IntStream.of(all).sorted().toArray());
    assertArrayEquals(Arrays.copyOf(all, 2), sample(2, 1).of(images));
    assertFalse(
        IntStream.range(0, 10).allMatch(seed -> Arrays.equals(all, sample(6, seed).of(images))));
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertMessage("no factor size; expected one of color, shape", fixed(Map.of("size", 1)));
    assertMessage("shape has no class 2; expected one from 0 to 1", fixed(Map.of("shape", 2)));
    assertMessage("shape has no class -1", fixed(Map.of("shape", -1)));
    assertMessage("7 samples; expected a count from 1 to 6", sample(7, 0));
    assertMessage("0 samples", sample(0, 0));
  }

  /** An unknown class is none of those that can be asked for. */
  @Test
  void imagesWithoutALabelAreOfNoClass() {
    LabelledInPart part = new LabelledInPart(images, images.factors().subList(1, 2), i -> i > 3);
    assertArrayEquals(new int[] {4, 5}, fixed(Map.of("shape", 1)).of(part));
    assertArrayEquals(new int[0], fixed(Map.of("shape", 0)).of(part));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, ImageSelection.ALL.of(part));
    UserErrorException none =
        assertThrows(
            UserErrorException.class,
            () -> fixed(Map.of("shape", 0)).of(LabelledInPart.unlabelled(images)));
    assertTrue(
        none.getMessage().startsWith("there is no factor shape: ")
            && none.getMessage().contains("has no labels"),
        none.getMessage());
  }

  private static ImageSelection fixed(Map<String, Integer> classes) {
    return new ImageSelection(classes, OptionalInt.empty(), 0);
  }

  private void assertMessage(String part, ImageSelection selection) {
    String message =
        assertThrows(UserErrorException.class, () -> selection.of(images)).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(message.strip(), message);
  }

  private static ImageSelection sample(int samples, long seed) {
    return new ImageSelection(Map.of(), OptionalInt.of(samples), seed);
  }
}
