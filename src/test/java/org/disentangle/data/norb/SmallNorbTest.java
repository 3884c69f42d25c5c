package org.disentangle.data.norb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.NorbEyes;
import org.disentangle.config.NorbSplit;
import org.disentangle.config.SmallNorbConfig;
import org.disentangle.data.ContactSheet;
import org.disentangle.data.Factor;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.archive.Hdf5ImagesWriter;
import org.disentangle.data.archive.NpzImagesWriter;
import org.disentangle.data.folder.PictureFolderWriter;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the format of SmallNORB are read as the description of the format has them. */
class SmallNorbTest {
  @TempDir private Path folder;
  private Path norb;
  private Map<String, NumpyArray> expected;

  @BeforeEach
  void copyFiles() throws IOException {
    norb = NorbFiles.copy(folder);
    expected = NumpyArchive.read(SmallNorbTest.class, "pairs.npz");
  }

  private ImageStore open(DataConfig data) {
    return ImageSources.open(data, folder.resolve("data"), Progress.NONE);
  }

  private DataConfig named(NorbSplit split, NorbEyes eyes) {
    return NorbFiles.named(norb, split, eyes);
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINING, LEFT",
    "TRAINING, RIGHT",
    "TRAINING, BOTH",
    "TESTING, LEFT",
    "TESTING, BOTH",
    "TRAINING_AND_TESTING, RIGHT",
    "TRAINING_AND_TESTING, BOTH"
  })
  void everyPixelAndEveryLabelIsTheirs(NorbSplit split, NorbEyes eyes) {
    ImageStore images = open(named(split, eyes));
    List<String> names = Arrays.asList(split.name().toLowerCase(Locale.ROOT).split("_and_"));
    int first = 0;
    for (String name : names) {
      first += check(images, name, first, eyes);
    }
    assertEquals(first, images.size());
    assertFalse(images.isGrid());
  }

  private int check(ImageStore images, String split, int first, NorbEyes eyes) {
    NumpyArray pairs = expected.get(split + "_dat");
    int count = pairs.shape()[0];
    int pixels = pairs.shape()[2] * pairs.shape()[3];
    int[] wanted =
        eyes == NorbEyes.BOTH ? new int[] {0, 1} : new int[] {eyes == NorbEyes.LEFT ? 0 : 1};
    assertEquals(new ImageShape(pairs.shape()[2], pairs.shape()[3], wanted.length), images.shape());
    float[] read = new float[images.shape().values()];
    for (int i = 0; i < count; i++) {
      images.read(first + i, read, 0);
      for (int v = 0; v < read.length; v++) {
        int eye = wanted[v % wanted.length];
        double value = pairs.values()[(2 * i + eye) * pixels + v / wanted.length];
        assertEquals((float) (value / 255), read[v], "value " + v + " of image " + i);
      }
      double[] info = expected.get(split + "_info").values();
      int category = (int) expected.get(split + "_cat").values()[i];
      Factor categories = images.factors().get(0);
      assertEquals(
          List.of("animal", "human", "plane", "truck", "car").get(category),
          categories.words().get(images.factorClass(first + i, 0)));
      assertEquals(category, images.factorClass(first + i, 0));
      assertEquals(info[4 * i], images.factorValue(first + i, 1));
      assertEquals(30 + 5 * info[4 * i + 1], images.factorValue(first + i, 2));
      assertEquals(10 * info[4 * i + 2], images.factorValue(first + i, 3));
      assertEquals(info[4 * i + 3], images.factorValue(first + i, 4));
    }
    return count;
  }

  @Test
  void factorsAreThoseOfThePublishedSet() {
    ImageStore images = open(named(NorbSplit.TRAINING, NorbEyes.LEFT));
    assertEquals(
        List.of("category 5", "instance 5", "elevation 9", "azimuth 18", "lighting 6"),
        images.factors().stream().map(factor -> factor.name() + " " + factor.size()).toList());
    assertEquals(List.of(4.0, 6.0, 7.0, 8.0, 9.0), images.factors().get(1).values());
    assertEquals(70, images.factors().get(2).values().get(8));
    assertEquals(FactorKind.CYCLIC, images.factors().get(3).kind());
    assertEquals(340, images.factors().get(3).values().get(17));
    DataConfig.Builder other = named(NorbSplit.TRAINING, NorbEyes.LEFT).toBuilder();
    other.addFactor(FactorConfig.newBuilder().setName("azimuth").setKind(FactorKind.ORDERED));
    assertEquals(FactorKind.ORDERED, open(other.build()).factors().get(3).kind());
  }

  /** The default: both splits, one eye, in a store that another choice does not overwrite. */
  @Test
  void leftOutAllImagesOfOneEyeAreTaken() {
    DataConfig data =
        DataConfig.newBuilder()
            .setSmallNorb(SmallNorbConfig.newBuilder().setPath(norb.toString()))
            .build();
    assertEquals(24, open(data).size());
    assertEquals(1, open(data).shape().channels());
    open(named(NorbSplit.TESTING, NorbEyes.BOTH));
    assertTrue(Files.exists(folder.resolve("norb.images")));
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    DataConfig testing = named(NorbSplit.TESTING, NorbEyes.LEFT);
    Path dat = norb.resolve(NorbFiles.TESTING + "dat.mat");
    Path cat = norb.resolve(NorbFiles.TESTING + "cat.mat");
    Path info = norb.resolve(NorbFiles.TESTING + "info.mat");
    byte[] pairs = Files.readAllBytes(dat);
    byte[] labels = Files.readAllBytes(info);
    Files.write(dat, Arrays.copyOf(pairs, pairs.length - 1));
    refuses(
        testing, dat + " is damaged", "which is not what elements of shape (10, 2, 10, 8) take");
    Files.write(dat, with(pairs, 0, 0x1E3D4C52));
    refuses(testing, dat + " begins with 1e3d4c52");
    Files.write(dat, with(pairs, 4, 9));
    refuses(testing, dat + " is damaged", "9 axes");
    Files.write(dat, labels);
    refuses(testing, dat + " has elements of shape (10, 4) (signed of 4 bytes)", "expected bytes");
    Files.write(dat, pairs);
    Files.write(info, with(labels, 20 + 4 * 4 * 3 + 8, 7));
    refuses(testing, info + " has azimuth 7 of image 3", "expected 0 to 34 in steps of 2");
    Files.write(info, with(labels, 20, 10));
    refuses(testing, info + " has instance 10 of image 0", "expected 0 to 9");
    Files.write(info, labels);
    byte[] classes = Files.readAllBytes(cat);
    Files.write(cat, with(classes, 20 + 4 * 9, -1));
    refuses(testing, cat + " has category -1 of image 9");
    Files.delete(cat);
    refuses(testing, norb + " has 0 files smallnorb-…-testing-cat.mat");
    refuses(NorbFiles.named(dat, NorbSplit.TESTING, NorbEyes.LEFT), "is no folder");
  }

  private static byte[] with(byte[] file, int at, int number) {
    byte[] changed = file.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    return changed;
  }

  @Test
  void ofAFileThatIsThereTwiceTheUnpackedOneIsTaken() throws IOException {
    Path packed = norb.resolve(NorbFiles.TESTING + "cat.mat.gz");
    Files.write(packed, new byte[] {1, 2, 3});
    assertEquals(10, open(named(NorbSplit.TESTING, NorbEyes.LEFT)).size());
    Files.move(packed, norb.resolve("smallnorb-other-testing-cat.mat"));
    refuses(named(NorbSplit.TESTING, NorbEyes.LEFT), "has 2 files smallnorb-…-testing-cat.mat");
  }

  @Test
  void aPairIsConvertedWholeAndReadAgain() {
    ImageStore pairs = open(named(NorbSplit.TRAINING, NorbEyes.BOTH));
    int[] all = IntStream.range(0, pairs.size()).toArray();
    Path npz = folder.resolve("pairs.npz");
    NpzImagesWriter.write(npz, pairs, all, Progress.NONE);
    Path hdf5 = folder.resolve("pairs.h5");
    Hdf5ImagesWriter.write(hdf5, pairs, all, Progress.NONE);
    for (Path file : List.of(npz, hdf5)) {
      ImageStore again = OpenedImages.archive(file, Progress.NONE);
      assertEquals(pairs.shape(), again.shape());
      assertEquals(pairs.checksum(), again.checksum());
    }
    String message =
        assertThrows(
                UserErrorException.class,
                () ->
                    PictureFolderWriter.write(
                        folder.resolve("pictures"), pairs, all, Progress.NONE))
            .getMessage();
    assertTrue(message.contains("these images have 2"), message);
    assertFalse(Files.exists(folder.resolve("pictures")));
  }

  @Test
  void aContactSheetShowsBothEyes() {
    ImageStore pairs = open(named(NorbSplit.TESTING, NorbEyes.BOTH));
    BufferedImage sheet = ContactSheet.draw(pairs, new int[] {3}, 1, 1);
    assertEquals(2 * 8 + 2 * 4, sheet.getWidth());
    double[] values = expected.get("testing_dat").values();
    for (int pixel = 0; pixel < 10 * 8; pixel++) {
      for (int eye = 0; eye < 2; eye++) {
        assertEquals(
            values[(2 * 3 + eye) * 80 + pixel],
            sheet.getRaster().getSample(4 + 8 * eye + pixel % 8, 4 + pixel / 8, 0));
      }
    }
  }

  private void refuses(DataConfig data, String... parts) {
    String message = assertThrows(UserErrorException.class, () -> open(data)).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
