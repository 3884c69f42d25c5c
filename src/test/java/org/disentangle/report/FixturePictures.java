package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.disentangle.analysis.picture.ImageSheet;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.image.ImageShape;

/** The pictures of a made-up study. */
final class FixturePictures {
  private FixturePictures() {}

  /** Sheets of images, reconstructions and samples. */
  static List<Picture> of(List<String> runs, Random random) {
    List<Picture> pictures = new ArrayList<>(List.of(sheet("images", 8, 8, random)));
    for (String run : runs) {
      pictures.add(sheet("reconstructions-" + run, 8, 2, random));
      pictures.add(sheet("samples-" + run, 8, 8, random));
    }
    return pictures;
  }

  /** Soft discs, as a β-VAE would draw them. */
  private static Picture sheet(String name, int columns, int rows, Random random) {
    float[] pixels = new float[columns * rows * 64 * 64];
    for (int image = 0; image < columns * rows; image++) {
      double centreX = 16 + 32 * random.nextDouble();
      double centreY = 16 + 32 * random.nextDouble();
      double radius = 5 + 6 * random.nextDouble();
      for (int y = 0; y < 64; y++) {
        for (int x = 0; x < 64; x++) {
          double distance = Math.hypot(x - centreX, y - centreY);
          pixels[(image * 64 + y) * 64 + x] =
              (float) (1 / (1 + Math.exp((distance - radius) * 1.5)));
        }
      }
    }
    return ImageSheet.of(name, new ImageShape(64, 64, 1), pixels, columns, rows);
  }
}
