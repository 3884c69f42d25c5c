package org.disentangle.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * A source made up for a test.
 *
 * @param images all of them, as the kind says
 * @param before called each time before the images are given
 */
public record MadeUpSource(
    ImageShape shape, PixelKind kind, ImageLabels labels, byte[] images, Runnable before)
    implements ImageSource {
  /** A source whose images are of bytes. */
  public MadeUpSource(ImageShape shape, ImageLabels labels, byte[] images) {
    this(shape, PixelKind.EIGHT_BITS, labels, images, () -> {});
  }

  @Override
  public String name() {
    return "made up";
  }

  @Override
  public String key() {
    return "key";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    before.run();
    int bytes = kind.bytes(shape.values());
    for (int image = 0; image < labels.size(); image++) {
      sink.write(ByteBuffer.wrap(images, image * bytes, bytes).slice());
      progress.update("making up", image + 1, labels.size());
    }
  }
}
