package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.pixels;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.RunConfig;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.SeedPair;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decoders that draw pixel by pixel, from images to the reloaded model; no reload differs at all.
 */
class StrongDecoderRunTest {
  private static final int COUNT = 3;

  @TempDir private Path folder;

  static Stream<RunConfig> families() {
    return Stream.of(TinyRuns.run("beta-vae"), TinyRuns.vqVae("vq")).map(TinyRuns::strong);
  }

  @ParameterizedTest
  @MethodSource("families")
  void trainsExportsAndReloads(RunConfig run) {
    Path version = train(run, folder.resolve("models"));
    float[] images = pixels(COUNT);
    try (ReloadedModel model = ReloadedModel.open(version)) {
      float[] reconstructed = model.reconstruct(images, COUNT);
      float[] decoded =
          run.hasVqVae()
              ? model.decode(model.codes(images, COUNT), COUNT)
              : model.decode(model.encode(images, COUNT), COUNT);
      assertArrayEquals(reconstructed, decoded, 1e-6f);
      float[] drawn = model.sample(new SeedPair(1, 2), COUNT);
      assertEquals(COUNT * TwoValuedImages.PIXELS, drawn.length);
      for (float pixel : drawn) {
        assertTrue(pixel == 0 || pixel == 1, "pixel " + pixel);
      }
    }
  }
}
