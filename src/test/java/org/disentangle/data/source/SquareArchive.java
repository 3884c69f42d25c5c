package org.disentangle.data.source;

import java.nio.file.Path;
import java.util.zip.ZipEntry;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.data.numpy.NpzFixture;

/**
 * An archive of 768 squares, for tests that start the whole program: three sizes, 16 x 16 places.
 */
public final class SquareArchive {
  private static final int SIZES = 3;
  private static final int PLACES = 16;

  private SquareArchive() {}

  /** Writes the archive. */
  public static Path write(Path path) {
    int count = SIZES * PLACES * PLACES;
    byte[] images = new byte[count * TwoValuedImages.PIXELS];
    long[] classes = new long[6 * count];
    double[] values = new double[6 * count];
    for (int image = 0; image < count; image++) {
      int size = image / (PLACES * PLACES);
      int x = image / PLACES % PLACES;
      int y = image % PLACES;
      classes[6 * image + 2] = size;
      classes[6 * image + 4] = x;
      classes[6 * image + 5] = y;
      for (int factor = 0; factor < 6; factor++) {
        values[6 * image + factor] = classes[6 * image + factor];
      }
      int side = 8 + 6 * size;
      for (int row = 2 * y; row < 2 * y + side; row++) {
        for (int column = 2 * x; column < 2 * x + side; column++) {
          images[(image * TwoValuedImages.SIDE + row) * TwoValuedImages.SIDE + column] = 1;
        }
      }
    }
    return NpzFixture.sound()
        .with("imgs", "|u1", "(" + count + ", 64, 64)", images)
        .with("latents_classes", "<i8", "(" + count + ", 6)", NpzFixture.bytes(classes))
        .with("latents_values", "<f8", "(" + count + ", 6)", NpzFixture.bytes(values))
        .write(path, ZipEntry.STORED);
  }
}
