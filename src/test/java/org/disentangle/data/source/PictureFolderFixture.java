package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a folder {@code pets}, made by a test and read as a source of images. */
abstract class PictureFolderFixture {
  protected static final int SIDE = 4;

  @TempDir protected Path place;

  protected Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(place.resolve("pets"));
  }

  /** A grey picture, all of one value. */
  protected void grey(String name, int value, int height, int width) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    int[] values = new int[height * width];
    Arrays.fill(values, value);
    image.getRaster().setPixels(0, 0, width, height, values);
    Files.createDirectories(folder.resolve(name).getParent());
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  protected void grey(String name, int value) throws IOException {
    grey(name, value, SIDE, SIDE);
  }

  protected void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  protected DataConfig.Builder data() {
    return DataConfig.newBuilder().setFolder(FolderConfig.newBuilder().setPath(folder.toString()));
  }

  protected ImageStore open(DataConfig.Builder data) {
    return ImageSources.open(data.build(), place, Progress.NONE);
  }

  protected ImageStore open() {
    return open(data());
  }

  protected String refusal(DataConfig.Builder data) {
    return assertThrows(UserErrorException.class, () -> open(data)).getMessage();
  }

  /** The value of each image's first pixel. */
  protected static List<Integer> values(FactorImages images) {
    float[] pixels = new float[images.shape().values()];
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      images.read(i, pixels, 0);
      values.add(Math.round(pixels[0] * 255));
    }
    return values;
  }

  protected static List<Integer> classes(FactorImages images, int factor) {
    return IntStream.range(0, images.size()).mapToObj(i -> images.factorClass(i, factor)).toList();
  }

  /** Four of them, two in a folder. */
  protected void labelled() throws IOException {
    grey("1.png", 10);
    grey("2.png", 20);
    grey("in/3.png", 30);
    grey("in/4.png", 40);
  }
}
