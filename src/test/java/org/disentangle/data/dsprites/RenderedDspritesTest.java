package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.disentangle.Progress;
import org.disentangle.data.DistinctImages;
import org.disentangle.data.PixelEntropies;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole grid, drawn once into a file and read from there. */
public class RenderedDspritesTest {
  /**
   * Of the images of renderer version 1. When it changes, so do all results: raise {@link
   * SpriteRenderer#VERSION}, so that files of the old images are not used any more.
   */
  private static final String CHECKSUM =
      "27b4bfda90d7fe039dc0aeda50f506fc378f8a9b880da5e8f1aab264db01406f";

  @TempDir private Path folder;

  @Test
  void theGridIsDrawnOnceAndKept() throws IOException {
    AtomicLong drawn = new AtomicLong();
    Progress progress = (task, done, total) -> drawn.set(Math.max(drawn.get(), done));
    ImageStore images = OpenedImages.unnamed(folder, progress);
    assertEquals(SpriteRenderer.BLOCKS, drawn.get());
    assertEquals(737_280, images.size());
    assertEquals(CHECKSUM, images.checksum());
    assertEquals("renderer", images.source());
    assertEquals(Optional.empty(), images.path());
    assertEquals(Dsprites.GRID.factors(), images.factors());
    assertTrue(images.isGrid());

    // The image whose pixels are published; see SpriteRendererTest.
    assertEquals(0xf000L, rows(images, 692249)[32]);
    float[] pixels = new float[TwoValuedImages.PIXELS + 1];
    images.read(692249, pixels, 1);
    assertEquals(1, pixels[1 + 32 * 64 + 12]);
    assertEquals(0, pixels[1 + 32 * 64 + 11]);
    assertEquals(1, pixels[1 + 32 * 64 + 15]);
    assertEquals(0, pixels[1 + 32 * 64 + 16]);

    // As counted when the geometry was recovered: dSprites has fewer distinct images than images.
    assertEquals(236_996, distinct(images, 0));
    assertEquals(239_098, distinct(images, 1));
    assertEquals(239_616, distinct(images, 2));

    DistinctImages pictures = DistinctImages.of(images);
    assertEquals(236_996 + 239_098 + 239_616, pictures.count(), "no two shapes share a picture");
    assertEquals(13.47, pictures.entropyNats(), 0.005);
    PixelEntropies entropies = PixelEntropies.of(images);
    assertEquals(720.0, entropies.oneRate(), 0.1);
    assertEquals(565.5, entropies.ownRates(), 0.1);
    assertTrue(Dsprites.areAll(images));

    Path store = folder.resolve("renderer.images");
    FileTime written = Files.getLastModifiedTime(store);
    ImageStore again = OpenedImages.unnamed(folder, Progress.NONE);
    assertEquals(written, Files.getLastModifiedTime(store));
    assertEquals(CHECKSUM, again.checksum());
  }

  @Test
  void anArchiveThatIsThereIsPreferred() throws IOException {
    Path named = NpzFixture.numpy("part.npz", folder);
    Path published = folder.resolve(Dsprites.ARCHIVE_NAME);
    Files.copy(NpzFixture.numpy("savez_compressed.npz", folder), published);
    assertEquals(Optional.of(published), OpenedImages.unnamed(folder, Progress.NONE).path());
    assertEquals(Optional.of(named), OpenedImages.archive(named, Progress.NONE).path());
  }

  /** The 64 rows of an image: bit c is column c. */
  private static long[] rows(ImageStore images, int image) {
    byte[] kept = new byte[512];
    images.readKept(image, kept);
    long[] rows = new long[64];
    ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(rows);
    return rows;
  }

  private static int distinct(ImageStore images, int shape) {
    int size = Dsprites.GRID.size() / 3;
    // A 64-bit hash: two of 245,760 images share one by chance once in 10^8 times.
    Set<Long> hashes = new HashSet<>(2 * size);
    for (int image = shape * size; image < (shape + 1) * size; image++) {
      long hash = 0;
      for (long row : rows(images, image)) {
        hash = (hash ^ row) * 0x9E37_79B9_7F4A_7C15L;
        hash ^= hash >>> 32;
      }
      hashes.add(hash);
    }
    return hashes.size();
  }
}
