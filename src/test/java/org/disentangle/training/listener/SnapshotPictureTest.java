package org.disentangle.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotPictureTest {
  private static final int IMAGES = 3;

  /** The size of an image and of its picture, with a line of two around each image. */
  @ParameterizedTest
  @CsvSource({"5, 9, 3, 16, 35", "64, 64, 1, 134, 200", "6, 2, 1, 18, 14"})
  void imagesLieOverTheirReconstructions(
      int height, int width, int channels, int pictureHeight, int pictureWidth) throws IOException {
    ImageShape shape = new ImageShape(height, width, channels);
    float[] images = new float[IMAGES * shape.values()];
    float[] reconstructions = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      images[i] = i % 256 / 255f;
      reconstructions[i] = 1 - images[i];
    }
    SnapshotPicture picture =
        SnapshotPicture.of(new ModelSnapshot(shape, images, reconstructions, new float[IMAGES], 1));
    assertEquals(pictureHeight, picture.height());
    assertEquals(pictureWidth, picture.width());
    assertEquals(channels, picture.colors());
    Raster raster = ImageIO.read(new ByteArrayInputStream(picture.png())).getRaster();
    assertEquals(channels, raster.getNumBands());
    for (int i = 0; i < images.length; i++) {
      int pixel = i % shape.values() / channels;
      int x = 2 + i / shape.values() * (width + 2) + pixel % width;
      int y = 2 + pixel / width;
      assertEquals(i % 256, raster.getSample(x, y, i % channels), "value " + i);
      assertEquals(255 - i % 256, raster.getSample(x, y + height + 2, i % channels), "value " + i);
    }
    assertEquals(0x60, raster.getSample(1, 1, 0), "a line");
  }
}
