package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.data.drawn.Drawn;
import org.disentangle.data.drawn.XyObject;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets that are drawn, as a configuration names them, from the file that keeps them. */
class DrawnSourcesTest {
  @TempDir private Path folder;

  @Test
  void everySetCanBeOpenedInPart() throws IOException {
    DrawnConfig.Builder plain = some(300);
    plain.getDspritesBuilder();
    assertOpens(plain, "dsprites", PixelKind.TWO_VALUES, 5);
    DrawnConfig.Builder color = some(300);
    color.getDspritesBuilder().getColorBuilder();
    assertOpens(color, "color_dsprites", PixelKind.EIGHT_BITS, 5);
    DrawnConfig.Builder noise = some(300);
    noise.getDspritesBuilder().getNoiseBuilder();
    assertOpens(noise, "noisy_dsprites", PixelKind.EIGHT_BITS, 5);
    DrawnConfig.Builder picture = some(300);
    picture.getDspritesBuilder().getPictureBuilder().setFile(picture().toString());
    assertOpens(picture, "picture_dsprites", PixelKind.EIGHT_BITS, 5);
    DrawnConfig.Builder squares = some(300);
    squares.getXySquaresBuilder();
    assertOpens(squares, "xy_squares", PixelKind.TWO_VALUES, 6);
    // Few: each geometry is seen through rays.
    DrawnConfig.Builder solids = some(60);
    solids.getShadedSolidsBuilder();
    assertOpens(solids, "shaded_solids", PixelKind.EIGHT_BITS, 6);
  }

  private void assertOpens(DrawnConfig.Builder drawn, String name, PixelKind kind, int factors)
      throws IOException {
    ImageStore images = open(drawn, folder);
    int channels = name.equals("dsprites") ? 1 : 3;
    assertEquals(drawn.getImages(), images.size());
    assertEquals(name, images.source());
    assertEquals(new ImageShape(64, 64, channels), images.shape());
    assertEquals(kind, images.kind());
    assertEquals(factors, images.factors().size());
    assertEquals(Optional.empty(), images.path());
    // Another folder has other files, so they are drawn again.
    ImageStore again = open(drawn, Files.createTempDirectory(folder, "again"));
    assertEquals(images.checksum(), again.checksum());
    int last = drawn.getImages() - 1;
    assertEquals(images.factorClass(last, factors - 1), again.factorClass(last, factors - 1));
    ImageStore other = open(drawn.clone().setSeed(1), folder);
    assertNotEquals(images.checksum(), other.checksum());
    assertEquals(2, filesOf(name + "-"), "one file for each seed");
  }

  @Test
  void aStoreHasTheImagesAndLabelsThatWereDrawn() {
    DrawnConfig.Builder drawn = some(2000);
    drawn.getXyObjectBuilder();
    ImageStore images = open(drawn, folder);
    XyObject object = new XyObject();
    assertFalse(images.isGrid(), "a part of a grid is none");
    assertEquals(object.grid().factors(), images.factors());
    byte[] kept = new byte[images.shape().values()];
    float[] pixels = new float[images.shape().values()];
    for (int image = 0; image < images.size(); image++) {
      int one = image;
      int[] classes = IntStream.range(0, 4).map(f -> images.factorClass(one, f)).toArray();
      images.readKept(image, kept);
      assertArrayEquals(Drawn.image(object, classes), kept);
      images.read(image, pixels, 0);
      assertEquals((kept[7000] & 0xFF) / 255f, pixels[7000]);
    }
  }

  private static DrawnConfig.Builder some(int images) {
    return DrawnConfig.newBuilder().setImages(images);
  }

  private static ImageStore open(DrawnConfig.Builder drawn, Path folder) {
    DataConfig data = DataConfig.newBuilder().setDrawn(drawn).build();
    return ImageSources.open(data, folder, Progress.NONE);
  }

  private long filesOf(String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(start) && name.endsWith(".images"))
          .count();
    }
  }

  private Path picture() throws IOException {
    BufferedImage picture = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < 100; column++) {
      for (int row = 0; row < 80; row++) {
        picture.setRGB(column, row, 2 * column * 0x10000 + 3 * row * 0x100 + 200);
      }
    }
    Path file = folder.resolve("background.png");
    assertTrue(ImageIO.write(picture, "png", file.toFile()));
    return file;
  }
}
