package org.disentangle.report.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.disentangle.analysis.picture.Animation;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;

final class GifTest {
  private static final int WIDTH = 20;
  private static final Picture DARK = ramp("dark", 0, 0.02f);
  private static final Picture LIGHT = ramp("light", 1, -0.02f);

  private static Picture ramp(String name, float first, float step) {
    float[] pixels = new float[2 * WIDTH];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = first + i * step;
    }
    return new Picture(name, new ImageShape(2, WIDTH, 1), pixels);
  }

  @Test
  void everyFrameIsReadBackAndTheFirstSaysThatItLoops() throws IOException {
    byte[] bytes = Gif.encode(new Animation("a", List.of(DARK, LIGHT, DARK)));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream);
      assertEquals(3, reader.getNumImages(true));
      for (int frame = 0; frame < 3; frame++) {
        Picture picture = frame == 1 ? LIGHT : DARK;
        for (int i = 0; i < picture.pixels().length; i++) {
          int grey = reader.read(frame).getRGB(i % WIDTH, i / WIDTH) & 0xff;
          assertEquals(255 * picture.pixels()[i], grey, 9, "frame " + frame + ", pixel " + i);
        }
      }
      IIOMetadataNode tree =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      IIOMetadataNode extension =
          (IIOMetadataNode) tree.getElementsByTagName("ApplicationExtension").item(0);
      assertEquals("NETSCAPE", extension.getAttribute("applicationID"));
    } finally {
      reader.dispose();
    }
  }

  /** Each is a shade of its own hue; 256 colours are enough for them. */
  @Test
  void colouredFramesAreReadBackInTheirColours() throws IOException {
    List<Picture> frames = List.of(shades(0), shades(1), shades(2));
    byte[] bytes = Gif.encode(new Animation("a", frames));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream);
      assertEquals(3, reader.getNumImages(true));
      for (int frame = 0; frame < 3; frame++) {
        BufferedImage image = reader.read(frame);
        assertEquals(WIDTH, image.getWidth());
        assertEquals(7, image.getHeight());
        for (int i = 0; i < 3 * 7 * WIDTH; i++) {
          int color = image.getRGB(i / 3 % WIDTH, i / 3 / WIDTH);
          int level = color >> (8 * (2 - i % 3)) & 0xff;
          assertEquals(
              255 * frames.get(frame).pixels()[i], level, 9, "frame " + frame + ", value " + i);
        }
      }
    } finally {
      reader.dispose();
    }
  }

  private static Picture shades(int hue) {
    float[] pixels = new float[3 * 7 * WIDTH];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / 3;
      pixels[i] = i % 3 == hue ? 1 - pixel / (7f * WIDTH) : 0.25f;
    }
    return new Picture("shades", new ImageShape(7, WIDTH, 3), pixels);
  }

  @Test
  void theSameFramesGiveTheSameBytes() {
    Animation animation = new Animation("a", List.of(DARK, LIGHT));
    assertArrayEquals(Gif.encode(animation), Gif.encode(animation));
  }
}
