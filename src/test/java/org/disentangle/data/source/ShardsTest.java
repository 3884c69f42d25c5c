package org.disentangle.data.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.PictureChannels;
import org.disentangle.config.ResizeConfig;
import org.disentangle.config.ShardsConfig;
import org.disentangle.config.UnreadablePicture;
import org.disentangle.data.Factor;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.picture.PictureFixture;
import org.disentangle.data.shards.ShardFixture;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels and labels are numpy's, whichever of the reference writers wrote the file. */
class ShardsTest {
  private static final List<String> SHAPES = List.of("square", "ellipse", "heart");
  private static final int MISSING = ShardFixture.MISSING;

  private static Map<String, NumpyArray> expected;

  @TempDir private Path folder;

  @BeforeAll
  static void readExpected() throws IOException {
    expected = ShardFixture.expected();
  }

  static Stream<String> parquet() {
    return ShardFixture.PARQUET.stream();
  }

  private ImageStore open(ShardsConfig.Builder shards) {
    return ImageSources.open(
        DataConfig.newBuilder().setShards(shards).build(), folder, Progress.NONE);
  }

  private ShardsConfig.Builder shards(String name) throws IOException {
    for (String each :
        name.contains("{") || name.contains("*") ? ShardFixture.TAR : List.of(name)) {
      if (!Files.exists(folder.resolve(each))) {
        ShardFixture.copy(each, folder);
      }
    }
    return ShardsConfig.newBuilder().setPath(folder.resolve(name).toString());
  }

  private String refusal(ShardsConfig.Builder shards) {
    return assertThrows(UserErrorException.class, () -> open(shards)).getMessage();
  }

  private static void assertPixels(ImageStore images) {
    assertEquals(ShardFixture.COUNT, images.size());
    assertEquals(new ImageShape(9, 7, 3), images.shape());
    byte[] image = new byte[9 * 7 * 3];
    for (int i = 0; i < images.size(); i++) {
      images.readKept(i, image);
      byte[] wanted = new byte[image.length];
      for (int j = 0; j < wanted.length; j++) {
        wanted[j] = (byte) expected.get("images").values()[i * wanted.length + j];
      }
      assertArrayEquals(wanted, image, "image " + i);
    }
  }

  private static int factor(ImageStore images, String name) {
    return images.factors().stream().map(Factor::name).toList().indexOf(name);
  }

  private static double[] values(ImageStore images, String name) {
    int factor = factor(images, name);
    double[] values = new double[images.size()];
    Arrays.setAll(values, i -> images.factorValue(i, factor));
    return values;
  }

  private static double[] without(double[] values, int... missing) {
    double[] known = values.clone();
    Arrays.stream(missing).forEach(i -> known[i] = Double.NaN);
    return known;
  }

  @ParameterizedTest
  @MethodSource("parquet")
  void parquetIsReadAsNumpyHasIt(String name) throws IOException {
    ImageStore images = open(shards(name));
    assertPixels(images);
    assertEquals(
        List.of("shape", "noise", "small", "word", "count", "flag"),
        images.factors().stream().map(Factor::name).toList());
    double[] noise = expected.get("noise").values();
    assertArrayEquals(without(noise, MISSING), values(images, "noise"));
    assertArrayEquals(
        Arrays.stream(noise).map(each -> (float) each).toArray(), values(images, "small"));
    assertArrayEquals(without(expected.get("shape").values(), MISSING), values(images, "shape"));
    Factor shape = images.factors().get(factor(images, "shape"));
    assertEquals(SHAPES, shape.words(), "the hub's names, but for the one that no picture has");
    assertEquals(FactorKind.CATEGORICAL, shape.kind());
    Factor word = images.factors().get(factor(images, "word"));
    Factor flag = images.factors().get(factor(images, "flag"));
    assertEquals(List.of("false", "true"), flag.words());
    for (int i = 0; i < images.size(); i++) {
      assertEquals(Math.floorDiv(i, 3), images.factorValue(i, factor(images, "count")));
      assertEquals(i % 3 == 0 ? 1 : 0, images.factorClass(i, factor(images, "flag")));
      if (i != MISSING) {
        assertEquals(
            SHAPES.get((int) expected.get("shape").values()[i]),
            word.words().get(images.factorClass(i, factor(images, "word"))));
      }
    }
  }

  @Test
  void aPlainColumnOfBytesIsOfPicturesToo() throws IOException {
    ImageStore images = open(shards("pandas.parquet").addLabels("shape").addLabels("noise"));
    assertPixels(images);
    assertEquals(List.of("shape", "noise"), images.factors().stream().map(Factor::name).toList());
    assertEquals(
        -1, values(images, "shape")[MISSING], "without the hub's metadata a class is a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webdataset-{000000..000001}.tar",
        "webdataset-*.tar",
        "webdataset-00000{0,1}.tar"
      })
  void shardsOfWebDatasetAreReadOneAfterTheOther(String name) throws IOException {
    ImageStore images = open(shards(name));
    assertPixels(images);
    assertEquals(
        List.of("cls", "noise", "word"), images.factors().stream().map(Factor::name).toList());
    assertArrayEquals(expected.get("shape").values(), values(images, "cls"));
    assertArrayEquals(without(expected.get("noise").values(), MISSING), values(images, "noise"));
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(
          files.map(Path::toString).anyMatch(each -> each.endsWith(".tar.images")),
          "the store lies beside the archives");
    }
  }

  @Test
  void membersAreLabelsWhereTheyAreNamed() throws IOException {
    ImageStore images = open(shards("webdataset-000000.tar").addLabels("txt").addLabels("word"));
    assertEquals(
        List.of("txt", "word"), images.factors().stream().map(Factor::name).sorted().toList());
    assertEquals("caption 0", images.factors().get(factor(images, "txt")).words().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ustar.tar", "gnu.tar", "pax.tar"})
  void everyFormOfTarIsRead(String name) throws IOException {
    ImageStore images = open(shards(name));
    assertPixels(images);
    assertArrayEquals(expected.get("shape").values(), values(images, "cls"));
  }

  @Test
  void picturesAreResizedAndMadeGreyAsThoseOfAFolder() throws IOException {
    DataConfig data =
        DataConfig.newBuilder()
            .setShards(shards("snappy.parquet").setChannels(PictureChannels.GREY))
            .setResize(ResizeConfig.newBuilder().setHeight(4).setWidth(5))
            .build();
    assertEquals(new ImageShape(4, 5, 1), ImageSources.open(data, folder, Progress.NONE).shape());
    assertEquals(
        List.of(new ImageShape(4, 5, 1)),
        ImageSources.sizes(data, folder, Progress.NONE).stream().distinct().toList());
  }

  @Test
  void anotherFileOfTheSameNameIsReadAnew() throws IOException {
    Path file =
        Files.move(ShardFixture.copy("webdataset-000000.tar", folder), folder.resolve("a.tar"));
    ShardsConfig.Builder named = ShardsConfig.newBuilder().setPath(file.toString());
    assertEquals(20, open(named).size());
    Files.delete(file);
    Files.move(ShardFixture.copy("webdataset-000001.tar", folder), file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertEquals(10, open(named).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delta.parquet                   | column shape is written as DELTA_BINARY_PACKED",
        "webdataset-{000000..000002}.tar | there is no file",
        "webdataset-{2..1}.tar           | {2..1} names no files",
        "nothing-*.tar                   | there is no file",
        "*                               | does not begin as a tar archive or Parquet file"
      })
  void whatCannotBeReadIsRefusedByName(String name, String reason) throws IOException {
    Files.writeString(folder.resolve("a"), "no tar");
    String refusal = refusal(shards(name));
    assertTrue(refusal.contains(reason), refusal);
  }

  @Test
  void aPictureThatIsNotThereIsRefusedOrLeftOut() throws IOException {
    Path file = ShardFixture.copy("ustar.tar", folder);
    byte[] bytes = Files.readAllBytes(file);
    String name = "p0001.bmp";
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name);
    // Two letters that add up as before, for the header's checksum.
    bytes[at + 6]++;
    bytes[at + 7]--;
    Files.write(file, bytes);
    ShardsConfig.Builder named = ShardsConfig.newBuilder().setPath(file.toString());
    String refusal = refusal(named);
    assertTrue(refusal.contains("ustar.tar, sample p0001 has no picture"), refusal);
    assertFalse(Files.exists(folder.resolve("ustar.tar.images")));
    ImageStore images = open(named.setUnreadable(UnreadablePicture.SKIP));
    assertEquals(ShardFixture.COUNT - 1, images.size());
    assertEquals(expected.get("shape").values()[2], values(images, "cls")[1]);
  }

  @Test
  void oneOfTwoPicturesIsNamed() throws IOException {
    Path file = folder.resolve("eyes.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      add(tar, "1.left.png", picture("grey.png"));
      add(tar, "1.right.png", picture("color.png"));
      add(tar, "1.json", "{\"depth\": 0.5, \"box\": [1], \"side\": null}".getBytes(UTF_8));
      add(tar, "2.right.png", picture("color.png"));
      add(tar, "2.left.png", picture("grey.png"));
      add(tar, "2.depth.cls", "7".getBytes(UTF_8));
    }
    ShardsConfig.Builder named = ShardsConfig.newBuilder().setPath(file.toString());
    String refusal = refusal(named);
    assertTrue(
        refusal.contains(
            "eyes.tar cannot be read: sample 1 has the pictures left.png and right.png; name"),
        refusal);
    ImageStore left = open(named.setImage("left.png"));
    assertEquals(1, left.shape().channels());
    assertEquals(3, open(named.setImage("right.png")).shape().channels());
    assertEquals(List.of("depth", "depth.cls"), left.factors().stream().map(Factor::name).toList());
    assertArrayEquals(new double[] {0.5, Double.NaN}, values(left, "depth"));
    assertArrayEquals(new double[] {Double.NaN, 7}, values(left, "depth.cls"));
  }

  private byte[] picture(String name) throws IOException {
    return Files.readAllBytes(PictureFixture.copy(name, Files.createTempDirectory(folder, "one")));
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  @Test
  void labelsAndPicturesThatAreNotThereAreRefused() throws IOException {
    String label = refusal(shards("snappy.parquet").addLabels("hue"));
    assertTrue(label.contains("data.shards.labels names hue"), label);
    String image = refusal(shards("snappy.parquet").setImage("photo"));
    assertTrue(image.contains("0 columns have pictures and the name photo"), image);
    assertTrue(image.contains("several: image"), image);
    String jpeg = refusal(shards("ustar.tar").setImage("jpg"));
    assertTrue(jpeg.contains("has no picture"), jpeg);
  }

  @Test
  void anArchiveOfArraysSaysWhereSuchFilesBelong() throws IOException {
    Path file = ShardFixture.copy("snappy.parquet", folder);
    DataConfig data = DataConfig.newBuilder().setArchive(file.toString()).build();
    String refusal =
        assertThrows(UserErrorException.class, () -> ImageSources.open(data, folder, Progress.NONE))
            .getMessage();
    assertTrue(refusal.contains("is a Parquet file") && refusal.contains("data.shards"), refusal);
  }
}
