package org.disentangle.data.dsprites;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** The dSprites grid as {@link SpriteRenderer} draws it: no file is needed. */
public final class RenderedDsprites implements ImageSource {
  /** The name of the images as a source. */
  public static final String SOURCE = "renderer";

  /** The number of blocks that are drawn by all cores and then written together: 8 MiB. */
  private static final int BLOCKS_A_WRITE = 16;

  private static final int ROWS_A_BLOCK = SpriteRenderer.IMAGES_A_BLOCK * Dsprites.IMAGE.height();

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public String key() {
    return "renderer version " + SpriteRenderer.VERSION;
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public ImageShape shape() {
    return Dsprites.IMAGE;
  }

  @Override
  public PixelKind kind() {
    return PixelKind.TWO_VALUES;
  }

  @Override
  public ImageLabels labels() {
    return ImageLabels.of(Dsprites.GRID);
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    SpriteRenderer renderer = new SpriteRenderer();
    long[] rows = new long[BLOCKS_A_WRITE * ROWS_A_BLOCK];
    ByteBuffer packed =
        ByteBuffer.allocate(rows.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < SpriteRenderer.BLOCKS; start += BLOCKS_A_WRITE) {
      progress.update("drawing dSprites", start, SpriteRenderer.BLOCKS);
      int first = start;
      IntStream.range(0, BLOCKS_A_WRITE)
          .parallel()
          .forEach(block -> renderer.draw(first + block, rows, block * ROWS_A_BLOCK));
      packed.clear().asLongBuffer().put(rows);
      sink.write(packed);
    }
    progress.update("drawing dSprites", SpriteRenderer.BLOCKS, SpriteRenderer.BLOCKS);
  }
}
