package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.SeedPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedModelTest {
  private static final int LATENTS = 3;
  private static final BlockImages IMAGES = new BlockImages();

  @TempDir private static Path folder;
  private static LinearModel linear;
  private static ReloadedModel model;

  @BeforeAll
  static void load() {
    linear = new LinearModel(LATENTS, 1);
    linear.export(folder.resolve("linear").resolve("1"));
    model = ReloadedModel.open(folder.resolve("linear"));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static float[] images(int count) {
    float[] images = new float[count * TwoValuedImages.PIXELS];
    for (int i = 0; i < count; i++) {
      IMAGES.read(i, images, i * TwoValuedImages.PIXELS);
    }
    return images;
  }

  @Test
  void encodesAndReconstructsAsPlainArithmeticDoes() {
    int count = 5;
    float[] images = images(count);
    float[] codes = model.encode(images, count);
    float[] probabilities = model.reconstruct(images, count);
    assertEquals(count * LATENTS, codes.length);
    for (int i = 0; i < count; i++) {
      double[] mean = linear.encode(images, i);
      double[] expected = linear.decode(mean);
      for (int j = 0; j < LATENTS; j++) {
        assertEquals(mean[j], codes[i * LATENTS + j], 1e-4);
      }
      for (int p = 0; p < TwoValuedImages.PIXELS; p++) {
        assertEquals(expected[p], probabilities[i * TwoValuedImages.PIXELS + p], 1e-4);
      }
    }
  }

  @Test
  void batchesDoNotShow() {
    int count = ReloadedModel.BATCH + 3;
    float[] images = images(count);
    float[] together = model.encode(images, count);
    assertEquals(count * LATENTS, together.length);
    for (int i : new int[] {0, ReloadedModel.BATCH - 1, ReloadedModel.BATCH, count - 1}) {
      float[] image =
          Arrays.copyOfRange(images, i * TwoValuedImages.PIXELS, (i + 1) * TwoValuedImages.PIXELS);
      assertArrayEquals(
          Arrays.copyOfRange(together, i * LATENTS, (i + 1) * LATENTS),
          model.encode(image, 1),
          1e-5f);
    }
  }

  @Test
  void callsAtTheSameTimeDoNotShow() {
    int calls = 40;
    float[] images = images(calls);
    List<float[]> alone = IntStream.range(0, calls).mapToObj(i -> code(images, i)).toList();
    List<float[]> atOnce =
        IntStream.range(0, calls).parallel().mapToObj(i -> code(images, i)).toList();
    for (int i = 0; i < calls; i++) {
      assertArrayEquals(alone.get(i), atOnce.get(i));
    }
  }

  private static float[] code(float[] images, int image) {
    int size = TwoValuedImages.PIXELS;
    return model.encode(Arrays.copyOfRange(images, image * size, (image + 1) * size), 1);
  }

  @Test
  void decodingTheCodeIsTheReconstruction() {
    float[] images = images(4);
    assertArrayEquals(
        model.reconstruct(images, 4), model.decode(model.encode(images, 4), 4), 1e-6f);
  }

  @Test
  void samplesDependOnTheSeedAlone() {
    SeedPair seed = SeedPair.of(7, "samples", 0);
    float[] first = model.sample(seed, 9);
    assertEquals(9 * TwoValuedImages.PIXELS, first.length);
    assertArrayEquals(first, model.sample(seed, 9));
    assertFalse(Arrays.equals(first, model.sample(SeedPair.of(8, "samples", 0), 9)));
    assertThrows(IllegalArgumentException.class, () -> model.sample(seed, 0));
  }

  @Test
  void lossesAreMeansPerImage() {
    int count = 6;
    float[] images = images(count);
    Map<String, Double> losses = model.losses(images, count, SeedPair.of(0, "training", 0));
    assertEquals(
        List.of("area", "kl", "loss", "reconstruction", "reconstruction_at_mean"),
        List.copyOf(losses.keySet()));
    double kl = 0;
    double reconstructionAtMean = 0;
    for (int i = 0; i < count; i++) {
      double[] mean = linear.encode(images, i);
      double[] probabilities = linear.decode(mean);
      for (double each : mean) {
        kl += 0.5 * each * each / count;
      }
      for (int p = 0; p < TwoValuedImages.PIXELS; p++) {
        double on = images[i * TwoValuedImages.PIXELS + p];
        reconstructionAtMean -= Math.log(on == 1 ? probabilities[p] : 1 - probabilities[p]) / count;
      }
    }
    assertEquals(kl, losses.get("kl"), 1e-3 * kl);
    assertEquals(reconstructionAtMean, losses.get("reconstruction_at_mean"), 0.05);
    assertEquals(losses.get("loss"), losses.get("reconstruction") + losses.get("kl"), 1e-2);
    assertEquals(
        losses, model.losses(images, count, SeedPair.of(0, "training", 0)), "the same seed");
    assertTrue(
        !losses.equals(model.losses(images, count, SeedPair.of(0, "validation", 0))),
        "another task draws other noise");
  }

  @Test
  void refusesArraysThatAreNotRows() {
    assertThrows(IllegalArgumentException.class, () -> model.encode(new float[100], 1));
    assertThrows(IllegalArgumentException.class, () -> model.encode(new float[100], 3));
    assertThrows(IllegalArgumentException.class, () -> model.encode(new float[0], 0));
  }

  @Test
  void knowsWhatTheSignatureTells() {
    assertEquals(LATENTS, model.folder().contract().latentDimension().getAsInt());
    assertEquals("linear", model.folder().run());
    assertEquals(SavedModelFolder.UNKNOWN_FAMILY, model.folder().family());
    assertTrue(model.folder().contract().hasOutput(Signatures.ENCODE, Signatures.LOG_VARIANCE));
  }
}
