package org.disentangle.data.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DspritesLayoutTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 8", "2, 0", "2, 8", "3, 8"})
  void everyFormatIsReadStoredAndDeflated(int version, int method) {
    NpzFixture fixture = NpzFixture.sound();
    byte[] pixels = fixture.content("imgs");
    fixture.with("imgs", version, "|u1", "False", "(6, 64, 64)", pixels);
    ImageStore images = open(fixture.write(folder.resolve("a.npz"), method));

    assertArrayEquals(pixels, NpzFixture.pixels(images));
    assertTrue(images.isGrid());
    assertEquals(List.of(1.0, 2.0), images.factors().get(Dsprites.SHAPE).values());
    assertEquals(List.of(0.0, 0.5, 1.0), images.factors().get(Dsprites.POSITION_Y).values());
    assertEquals(1, images.factorClass(5, Dsprites.SHAPE));
    assertEquals(2, images.factorClass(5, Dsprites.POSITION_Y));
    assertEquals("a.npz", images.source());
    assertEquals(Optional.of(folder.resolve("a.npz")), images.path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"savez_compressed.npz", "format_2_metadata.npz", "format_3_bool.npz"})
  void archivesOfNumpyAreRead(String name) {
    ImageStore images = open(NpzFixture.numpy(name, folder));
    assertEquals(6, images.size());
    assertTrue(images.isGrid());
    assertEquals(Dsprites.FACTOR_NAMES, images.factors().stream().map(Factor::name).toList());
    float[] pixels = new float[TwoValuedImages.PIXELS];
    for (int image = 0; image < images.size(); image++) {
      images.read(image, pixels, 0);
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        int expected = (image + pixel / 64 * (pixel % 64)) % 7 == 0 ? 1 : 0;
        assertEquals(expected, pixels[pixel], "image " + image + ", pixel " + pixel);
      }
    }
  }

  @Test
  void aPartOfAGridKeepsItsLabels() {
    ImageStore images = open(NpzFixture.numpy("part.npz", folder));
    assertEquals(4, images.size());
    assertFalse(images.isGrid());
    assertArrayEquals(new int[] {0, 1, 1, 1}, classes(images, Dsprites.SHAPE));
    assertArrayEquals(new int[] {2, 0, 1, 2}, classes(images, Dsprites.POSITION_Y));
    assertEquals(List.of(0.25), images.factors().get(Dsprites.ORIENTATION).values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "own_names.npz",
        "fortran_order.npz",
        "big_endian.npz",
        "pickled_names.npz",
        "nameless.npz"
      })
  void archivesThatOthersMakeAreReadWithTheirNames(String name) {
    ImageStore images = open(NpzFixture.numpy(name, folder));
    assertEquals(
        name.equals("nameless.npz")
            ? List.of("factor_0", "factor_1")
            : List.of("Höhe über Boden", "x"),
        names(images));
    assertArrayEquals(
        NpzFixture.pixels(open(NpzFixture.numpy("savez_compressed.npz", folder))),
        NpzFixture.pixels(images));
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2}, classes(images, 0));
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, classes(images, 1));
    assertEquals(List.of(0.0, 0.5, 1.0), images.factors().get(0).values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|b1", "|i1", "|u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8",
        "<u8", ">u8", "<f4", ">f4", "<f8", ">f8"
      })
  void numbersOfEveryTypeAreReadInEitherOrder(String type) {
    ImageStore sound = open(NpzFixture.sound().write(folder.resolve("s.npz"), ZipEntry.DEFLATED));
    for (boolean isFortranOrder : List.of(false, true)) {
      for (String shape : List.of("(6, 64, 64)", "(6, 64, 64, 1)", "(6, 1, 64, 64)")) {
        NpzFixture fixture = NpzFixture.sound();
        retype(fixture, "imgs", type, isFortranOrder, shape);
        if (!type.equals("|b1")) {
          retype(fixture, "latents_classes", type, isFortranOrder, "(6, 6)");
        }
        if (type.contains("f")) {
          retype(fixture, "latents_values", type, isFortranOrder, "(6, 6)");
        }
        String name =
            type.substring(1)
                + type.charAt(0) / 2
                + isFortranOrder
                + shape.length()
                + shape.charAt(4);
        ImageStore images = open(fixture.write(folder.resolve(name + ".npz"), ZipEntry.DEFLATED));
        assertArrayEquals(NpzFixture.pixels(sound), NpzFixture.pixels(images));
        assertEquals(sound.factors(), images.factors());
        assertTrue(images.isGrid());
      }
    }
  }

  private static void retype(
      NpzFixture fixture, String member, String type, boolean isFortranOrder, String shape) {
    NumpyArray array = NumpyArray.of(fixture.member(member));
    fixture.with(
        member,
        1,
        type,
        isFortranOrder ? "True" : "False",
        shape,
        array.content(type, isFortranOrder));
  }

  @Test
  void exchangedColumnsAreCalledWhatTheArchiveCallsThem() {
    List<String> exchanged =
        List.of("color", "position_y", "scale", "orientation", "position_x", "shape");
    NpzFixture fixture = NpzFixture.sound();
    fixture.with("latents_names", "<U11", "(6,)", NpzFixture.text(11, exchanged));
    ImageStore images = open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED));
    assertEquals(exchanged, names(images));
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2}, classes(images, 5));
  }

  @Test
  void theNamesOfThePublishedArchiveAreThoseOfDrawnImages() {
    NpzFixture fixture = NpzFixture.sound();
    List<String> published = List.of("color", "shape", "scale", "orientation", "posX", "posY");
    fixture.with("latents_names", "<U11", "(6,)", NpzFixture.text(11, published));
    assertEquals(
        Dsprites.FACTOR_NAMES,
        names(open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED))));

    List<String> colorless = published.subList(1, 6);
    fixture.with("latents_names", "<U11", "(5,)", NpzFixture.text(11, colorless));
    for (String labels : List.of("latents_classes", "latents_values")) {
      double[] all = NumpyArray.of(fixture.member(labels)).values();
      double[] some =
          IntStream.range(0, all.length).filter(i -> i % 6 > 0).mapToDouble(i -> all[i]).toArray();
      fixture.with(labels, "<f8", "(6, 5)", NpzFixture.bytes(some));
    }
    ImageStore images = open(fixture.write(folder.resolve("b.npz"), ZipEntry.DEFLATED));
    assertEquals(Dsprites.FACTOR_NAMES.subList(1, 6), names(images));
    assertTrue(Dsprites.isNamedSo(names(images)));
  }

  @Test
  void columnsThatCannotBeThoseOfDspritesAreNumbered() {
    long[] classes = new long[36];
    double[] values = new double[36];
    for (int image = 0; image < 6; image++) {
      classes[image * 6 + 1] = image; // Six shapes.
      values[image * 6 + 1] = image;
    }
    NpzFixture fixture =
        NpzFixture.sound()
            .with("latents_classes", "<i8", "(6, 6)", NpzFixture.bytes(classes))
            .with("latents_values", "<f8", "(6, 6)", NpzFixture.bytes(values));
    ImageStore images = open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED));
    assertEquals(
        List.of("factor_0", "factor_1", "factor_2", "factor_3", "factor_4", "factor_5"),
        names(images));

    // Of a part, only the sizes tell that shape and scale are exchanged.
    NpzFixture part = NpzFixture.sound();
    part.with("latents_sizes", "<i8", "(6,)", NpzFixture.bytes(1, 6, 3, 40, 32, 32));
    assertEquals(
        "factor_1", names(open(part.write(folder.resolve("b.npz"), ZipEntry.DEFLATED))).get(1));
    part.with("latents_sizes", "<i8", "(6,)", NpzFixture.bytes(1, 3, 6, 40, 32, 32));
    assertEquals(
        Dsprites.FACTOR_NAMES, names(open(part.write(folder.resolve("c.npz"), ZipEntry.DEFLATED))));
  }

  @Test
  void ownNamesAreWrittenAndReadBack() {
    ImageStore images = open(NpzFixture.numpy("own_names.npz", folder));
    Path written = folder.resolve("written.npz");
    NpzImagesWriter.write(written, images, new int[] {0, 5}, Progress.NONE);
    assertEquals(List.of("Höhe über Boden", "x"), names(open(written)));
  }

  @Test
  void classesThatDoNotOccurAreLeftOut() {
    NpzFixture fixture = NpzFixture.sound();
    long[] classes = new long[36];
    for (int image = 0; image < 6; image++) {
      classes[image * 6 + 1] = image < 3 ? 3 : 7;
      classes[image * 6 + 5] = image % 3;
    }
    fixture.with("latents_classes", "<i8", "(6, 6)", NpzFixture.bytes(classes));
    ImageStore images = open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED));
    assertEquals(2, images.factors().get(Dsprites.SHAPE).size());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, classes(images, Dsprites.SHAPE));
    assertTrue(images.isGrid());
  }

  @Test
  void aGridInAnotherOrderIsNoGrid() {
    NpzFixture fixture = NpzFixture.sound();
    for (String member : List.of("latents_classes", "latents_values")) {
      byte[] content = fixture.content(member);
      byte[] swapped = content.clone();
      System.arraycopy(content, 0, swapped, 48, 48);
      System.arraycopy(content, 48, swapped, 0, 48);
      fixture.with(member, member.equals("latents_values") ? "<f8" : "<i8", "(6, 6)", swapped);
    }
    ImageStore images = open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED));
    assertFalse(images.isGrid());
    assertArrayEquals(new int[] {1, 0, 2, 0, 1, 2}, classes(images, Dsprites.POSITION_Y));
  }

  @Test
  void shapesAsPython2WroteThemAreRead() {
    NpzFixture fixture = NpzFixture.sound();
    fixture.with("imgs", "|u1", "(6L, 64L, 64L)", fixture.content("imgs"));
    assertEquals(6, open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED)).size());
  }

  @Test
  void theChecksumIsOfTheImagesAndOfNothingElse() {
    NpzFixture fixture = NpzFixture.sound();
    String checksum = open(fixture.write(folder.resolve("a.npz"), ZipEntry.DEFLATED)).checksum();
    assertEquals(
        checksum, open(fixture.write(folder.resolve("b.npz"), ZipEntry.STORED)).checksum());
    byte[] pixels = fixture.content("imgs");
    pixels[0] ^= 1;
    fixture.with("imgs", "|u1", "(6, 64, 64)", pixels);
    String other = open(fixture.write(folder.resolve("c.npz"), ZipEntry.STORED)).checksum();
    assertFalse(checksum.equals(other));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    ImageStore images = open(NpzFixture.numpy("savez_compressed.npz", folder));
    Path written = folder.resolve("written.npz");
    NpzImagesWriter.write(written, images, new int[] {0, 1, 2, 3, 4, 5}, Progress.NONE);
    ImageStore again = open(written);
    assertEquals(images.checksum(), again.checksum());
    assertEquals(images.factors(), again.factors());

    NpzImagesWriter.write(written, images, new int[] {5, 0}, Progress.NONE);
    ImageStore two = open(written);
    assertArrayEquals(
        Arrays.copyOf(NpzFixture.pixels(images), 4096),
        Arrays.copyOfRange(NpzFixture.pixels(two), 4096, 8192));
    assertArrayEquals(new int[] {1, 0}, classes(two, Dsprites.POSITION_Y));
  }

  private static ImageStore open(Path archive) {
    return OpenedImages.archive(archive, Progress.NONE);
  }

  private static List<String> names(FactorImages images) {
    return images.factors().stream().map(Factor::name).toList();
  }

  private static int[] classes(FactorImages images, int factor) {
    int[] classes = new int[images.size()];
    Arrays.setAll(classes, image -> images.factorClass(image, factor));
    return classes;
  }
}
