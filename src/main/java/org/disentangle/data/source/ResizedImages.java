package org.disentangle.data.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.picture.StoredRows;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * The images of a source, each cropped and resized. Images of two values become images of 8 bits:
 * between both lie the greys of edges.
 *
 * @param whole where they come from
 * @param framing what is made of each
 */
record ResizedImages(ImageSource whole, Framing framing) implements ImageSource {
  /** Of the images that are made at once, unless one has more. */
  private static final int MOST_BYTES = 1 << 26;

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String key() {
    return whole.key() + ", " + framing;
  }

  @Override
  public Optional<Path> path() {
    return whole.path();
  }

  /**
   * @throws UserErrorException if the crop goes beyond the images, or they become too large
   */
  @Override
  public ImageShape shape() throws IOException {
    ImageShape shape = whole.shape();
    framing.requireRoom(shape.height(), shape.width(), name());
    int height = framing.height(shape.height());
    int width = framing.width(shape.width());
    if ((long) height * width * shape.channels() > ImageShape.MOST_VALUES) {
      throw new UserErrorException(
          "data.resize makes images of %s x %s x %s values; expected at most %s"
              .formatted(height, width, shape.channels(), ImageShape.MOST_VALUES));
    }
    return new ImageShape(height, width, shape.channels());
  }

  @Override
  public PixelKind kind() throws IOException {
    PixelKind kind = whole.kind();
    return kind == PixelKind.TWO_VALUES ? PixelKind.EIGHT_BITS : kind;
  }

  @Override
  public ImageLabels labels() throws IOException {
    return whole.labels();
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    ImageShape shape = whole.shape();
    PixelKind given = whole.kind();
    PixelKind kind = kind();
    int step = Math.max(1, MOST_BYTES / kind.bytes(shape().values()));
    whole.writeTo(
        images -> {
          int count = images.remaining() / given.bytes(shape.values());
          for (int start = 0; start < count; start += step) {
            IntStream next = IntStream.range(start, Math.min(count, start + step)).parallel();
            for (ByteBuffer image :
                next.mapToObj(i -> StoredRows.read(images, i, shape, given))
                    .map(rows -> StoredRows.of(framing.of(rows), kind))
                    .toList()) {
              sink.write(image);
            }
          }
          images.position(images.limit());
        },
        progress);
  }
}
