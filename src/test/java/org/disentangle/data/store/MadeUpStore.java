package org.disentangle.data.store;

import java.nio.file.Path;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** Images of random values, kept for a test. */
public final class MadeUpStore {
  private MadeUpStore() {}

  /** As many images as the labels say. */
  public static ImageStore of(Path folder, ImageShape shape, PixelKind kind, ImageLabels labels) {
    byte[] values = new byte[labels.size() * kind.bytes(shape.values())];
    new Random(8).nextBytes(values);
    int spare = shape.values() % Byte.SIZE;
    for (int end = kind.bytes(shape.values());
        spare > 0 && end <= values.length;
        end += kind.bytes(shape.values())) {
      if (kind == PixelKind.TWO_VALUES) {
        values[end - 1] &= (byte) ((1 << spare) - 1);
      }
    }
    return new ImageStoreCache(
            folder.resolve("made-up.images"),
            new MadeUpSource(shape, kind, labels, values, () -> {}))
        .open(Progress.NONE);
  }
}
