package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.archive.ArrayFiles;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of HDF5 files in both layouts. Only the newer one has checksums, and only deflated chunks
 * of both: of others, numbers that are wrong and whole cannot be told from right ones.
 */
class DamagedHdf5Test {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final List<String> FILES =
      List.of("shapes3d", "dsprites", "disent", "contiguous", "filtered");

  @TempDir private Path folder;

  @Test
  void filesWithAFaultAreReadOrRefused() throws Exception {
    mutate("earliest", FEW, 1);
    mutate("v110", FEW, 2);
  }

  @Test
  @Tag("slow")
  void manyFilesWithAFaultAreReadOrRefused() throws Exception {
    mutate("earliest", MANY / 2, 3);
    mutate("v110", MANY / 2, 4);
  }

  private void mutate(String layout, int mutants, long seed) throws Exception {
    List<byte[]> sound = new ArrayList<>();
    for (String name : FILES) {
      sound.add(Files.readAllBytes(ArrayFiles.copy(name + "_" + layout + ".h5", folder)));
    }
    Path file = folder.resolve("mutant.h5");
    int refused =
        new Battery("HDF5 " + layout, file)
            .run(mutants, new Mutator(sound, seed), mutant -> read(file));
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  /** Every pixel and every label is one that there may be. */
  private static void read(Path file) throws IOException {
    Files.deleteIfExists(OpenedImages.storeOf(file));
    ImageStore images = OpenedImages.archive(file, Progress.NONE);
    float[] pixels = new float[images.shape().values()];
    for (int image = 0; image < images.size(); image++) {
      images.read(image, pixels, 0);
      for (float pixel : pixels) {
        assertTrue(pixel >= 0 && pixel <= 1, "a pixel of " + pixel);
      }
      for (int factor = 0; factor < images.factors().size(); factor++) {
        int own = images.factorClass(image, factor);
        assertTrue(own >= -1 && own < images.factors().get(factor).size(), "class " + own);
      }
    }
    assertEquals(64, images.checksum().length());
  }
}
