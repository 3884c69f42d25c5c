package org.disentangle.data.archive;

import java.io.IOException;
import org.disentangle.Progress;
import org.disentangle.data.FactorImages;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** Images as an archive has them: a byte a value, zeros and ones too, or a pair of bytes. */
final class WrittenImages {
  private static final int IMAGES_A_STEP = 1024;

  private WrittenImages() {}

  /** Where images go. */
  @FunctionalInterface
  interface Sink {
    /** Takes one image, which is not kept. */
    void write(byte[] image) throws IOException;
  }

  /** (n, h, w), or (n, h, w, c) of more than one channel. */
  static ArrayShape shape(FactorImages images, int count) {
    ImageShape shape = images.shape();
    return shape.channels() == 1
        ? ArrayShape.of(count, shape.height(), shape.width())
        : ArrayShape.of(count, shape.height(), shape.width(), shape.channels());
  }

  /** Gives some images, one after the other. */
  static void write(FactorImages images, int[] selection, Sink sink, String task, Progress progress)
      throws IOException {
    int values = images.shape().values();
    byte[] kept = new byte[images.kind().bytes(values)];
    byte[] bits = new byte[values];
    for (int i = 0; i < selection.length; i++) {
      if (i % IMAGES_A_STEP == 0) {
        progress.update(task, i, selection.length);
      }
      images.readKept(selection[i], kept);
      if (images.kind() == PixelKind.TWO_VALUES) {
        for (int value = 0; value < values; value++) {
          bits[value] = (byte) (kept[value / Byte.SIZE] >> value % Byte.SIZE & 1);
        }
      }
      sink.write(images.kind() == PixelKind.TWO_VALUES ? bits : kept);
    }
    progress.update(task, selection.length, selection.length);
  }
}
