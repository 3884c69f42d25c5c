package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/** The dSprites grid as {@link SpriteRenderer} draws it: no file is needed. */
public final class RenderedDsprites {
  /** The name of the images as a source. */
  public static final String SOURCE = "renderer";

  /** The name of the file in the data folder that keeps the images. */
  public static final String FILE_NAME = "dsprites-rendered.bits";

  private static final String KEY = "renderer version " + SpriteRenderer.VERSION;

  /** The number of blocks that are drawn by all cores and then written together: 8 MiB. */
  private static final int BLOCKS_A_WRITE = 16;

  private static final int ROWS_A_BLOCK = SpriteRenderer.IMAGES_A_BLOCK * FactorImages.SIDE;

  private RenderedDsprites() {}

  /**
   * Opens the images, and draws them first if the folder does not contain them.
   *
   * @param dataFolder keeps them as {@value #FILE_NAME}
   * @throws UserErrorException if they cannot be written
   */
  public static BitStore open(Path dataFolder, Progress progress) {
    return new BitStoreCache(dataFolder.resolve(FILE_NAME), KEY, Optional.empty())
        .open(file -> write(file, progress));
  }

  private static void write(Path file, Progress progress) throws IOException {
    SpriteRenderer renderer = new SpriteRenderer();
    long[] rows = new long[BLOCKS_A_WRITE * ROWS_A_BLOCK];
    ByteBuffer packed =
        ByteBuffer.allocate(rows.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (BitStoreWriter store =
        new BitStoreWriter(file, SOURCE, KEY, ImageLabels.of(Dsprites.GRID))) {
      for (int start = 0; start < SpriteRenderer.BLOCKS; start += BLOCKS_A_WRITE) {
        progress.update("drawing dSprites", start, SpriteRenderer.BLOCKS);
        int first = start;
        IntStream.range(0, BLOCKS_A_WRITE)
            .parallel()
            .forEach(block -> renderer.draw(first + block, rows, block * ROWS_A_BLOCK));
        packed.clear().asLongBuffer().put(rows);
        store.write(packed);
      }
      store.finish();
    }
    progress.update("drawing dSprites", SpriteRenderer.BLOCKS, SpriteRenderer.BLOCKS);
  }
}
