package org.disentangle.data.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each spoilt archive is refused by one sentence that names it and what is wrong with it. */
class ArchiveFaultsTest {
  @TempDir private Path folder;

  static Stream<Arguments> spoiltArrays() {
    byte[] images = NpzFixture.sound().content("imgs");
    return Stream.of(
        Arguments.of(NpzFixture.sound().without("imgs"), "no array images (it has latents_classes"),
        Arguments.of(NpzFixture.sound().without("latents_values"), "no array latents_values"),
        Arguments.of(
            NpzFixture.sound().with("imgs", "<c8", "(6, 64, 64)", images), "element type <c8"),
        Arguments.of(
            NpzFixture.sound().with("imgs", "|S1", "(6, 64, 64)", images), "element type |S1"),
        Arguments.of(
            NpzFixture.sound().with("imgs", "|u1", "(6, 64, 32, 2)", images),
            "shape (6, 64, 32, 2)"),
        Arguments.of(image("<f4", false, 8195, 1.5), "value 1.5 in image 2, row 0, column 3"),
        Arguments.of(image("<f8", true, 8195, 255), "value 255 in image 2, row 0, column 3"),
        Arguments.of(
            image(">f8", false, 65, Double.NaN),
            "value NaN in image 0, row 1, column 1; expected a number for every pixel: fill in"),
        Arguments.of(image("|i1", false, 65, -1), "value -1 in image 0, row 1, column 1"),
        Arguments.of(image(">i4", true, 65, -7), "value -7 in image 0, row 1, column 1"),
        Arguments.of(
            NpzFixture.sound().with("imgs", "|u1", "(2, 3, 64, 64)", images),
            "axes: CHANNELS_FIRST"),
        Arguments.of(NpzFixture.sound().with("imgs", "|u1", "(24576,)", images), "shape (24576,)"),
        Arguments.of(NpzFixture.sound().with("imgs", "|u1", "(0, 64, 64)", images), "(0, 64, 64)"),
        Arguments.of(
            NpzFixture.sound().with("imgs", "|u1", "(4000000, 64, 64)", images),
            "shape (4000000, 64, 64), but the file has room for less"),
        Arguments.of(
            NpzFixture.sound()
                .with("imgs", "|u1", "(6, 64, 64)", Arrays.copyOf(images, images.length - 100)),
            "shape (6, 64, 64), but the file has room for less"),
        Arguments.of(
            NpzFixture.sound()
                .with("imgs", "|u1", "(6, 64, 64)", Arrays.copyOf(images, images.length + 1)),
            "longer than its shape (6, 64, 64)"),
        Arguments.of(
            NpzFixture.sound()
                .withMember("imgs.npy", "no array at all".getBytes(StandardCharsets.US_ASCII)),
            "no numpy array"),
        Arguments.of(NpzFixture.sound().with("imgs", 4, "|u1", "False", "()", images), "format"),
        Arguments.of(NpzFixture.sound().with("imgs", "|u1", "(6, many)", images), "(6, many)"),
        Arguments.of(
            NpzFixture.sound().with("latents_classes", "<M8[s]", "(6, 6)", new byte[288]),
            "element type <M8[s]"),
        Arguments.of(
            NpzFixture.sound().with("latents_classes", "<i8", "(5, 6)", new byte[240]),
            "shape (5, 6); expected (6, factors)"),
        Arguments.of(
            NpzFixture.sound().with("latents_classes", "<i8", "(6, 0)", new byte[0]),
            "shape (6, 0); expected (6, factors)"),
        Arguments.of(
            NpzFixture.sound().with("latents_classes", "|u1", "(6, 65)", new byte[6 * 65]),
            "65 factors of 6 images; expected at most 64"),
        Arguments.of(
            NpzFixture.sound().with("latents_classes", "<f8", "(6, 6)", NpzFixture.bytes(halves())),
            "has 0.5 at row 0, factor shape; expected a class from 0"),
        Arguments.of(names("<U9", 9, "a", "b", "c", "d", "e"), "(5,); expected (6,)"),
        Arguments.of(names("<U9", 9, "a", "b", "c", "d", "e", "A"), "the name \"A\" twice"),
        Arguments.of(names("<U9", 9, "a", "b", "", "d", "e", "f"), "the name \"\" of factor 2"),
        Arguments.of(names("<U9", 9, "a", "b\nc", "c", "d", "e", "f"), "name \"b?c\" of factor 1"),
        Arguments.of(
            names("|O", 2, "a", "b", "c", "d", "e", "f"), "element type |O; expected text"),
        Arguments.of(
            NpzFixture.sound().with("latents_names", "<U1", "(6,)", filled(24)),
            "an element 0 that is no text"),
        Arguments.of(
            NpzFixture.sound().with("latents_names", "|S4", "(6,)", filled(24)),
            "an element 0 that is no text"),
        Arguments.of(
            NpzFixture.sound().with("latents_names", "<U999999", "(6,)", filled(24)),
            "shape (6,), but the file has room for less"),
        Arguments.of(
            sizes(1, 2, 1, 1, 1, 2),
            "factor position_y 2 classes; expected more than 2, a class in latents_classes"),
        Arguments.of(sizes(1, 2, 1, 1, 1), "(5,); expected (6,)"),
        Arguments.of(
            NpzFixture.sound().with("latents_values", "<f8", "(7, 6)", new byte[336]),
            "shape (7, 6); expected (6, 6)"),
        Arguments.of(
            NpzFixture.sound().with("latents_values", "<f8", "(6, 5)", new byte[240]),
            "shape (6, 5); expected (6, 6)"),
        Arguments.of(withClass(13, -1), "-1 at row 2, factor shape"),
        Arguments.of(withClass(8, 40_000), "40000 at row 1, factor scale"),
        Arguments.of(
            withValue(35, 0.75), "class 2 of factor position_y the value 1.0 at row 2 and 0.75"),
        Arguments.of(withValue(3, Double.NaN), "NaN at row 0, factor orientation"));
  }

  @ParameterizedTest
  @MethodSource("spoiltArrays")
  void spoiltArraysAreRefused(NpzFixture fixture, String finding) {
    assertRefused(fixture.write(folder.resolve("spoilt.npz"), ZipEntry.DEFLATED), finding);
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("nowhere.npz");
    UserErrorException error = refusal(missing);
    assertTrue(error.getMessage().contains(missing + " does not exist"), error.getMessage());
  }

  @Test
  void aFolderIsNoArchive() {
    UserErrorException error = refusal(folder);
    assertTrue(error.getMessage().contains(folder + " is not a file"), error.getMessage());
  }

  @Test
  void whatIsNoZipArchiveIsRefused() throws IOException {
    assertRefused(
        Files.writeString(folder.resolve("text.npz"), "not an archive"), "not a zip archive");
    assertRefused(Files.createFile(folder.resolve("empty.npz")), "not a zip archive");
  }

  @Test
  void anArchiveCutShortIsRefused() throws IOException {
    Path archive = NpzFixture.sound().write(folder.resolve("whole.npz"), ZipEntry.STORED);
    byte[] whole = Files.readAllBytes(archive);
    assertRefused(
        Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length * 2 / 3)),
        "cut short");
  }

  @Test
  void oneChangedBitIsFound() throws IOException {
    Path archive = NpzFixture.sound().write(folder.resolve("bit.npz"), ZipEntry.STORED);
    byte[] whole = Files.readAllBytes(archive);
    // Pixels of the first member: still zeros and ones, but not those of the checksum.
    whole[5000] ^= 1;
    assertRefused(Files.write(archive, whole), "checksum does not agree");
  }

  @Test
  void brokenCompressionIsRefused() throws IOException {
    Path archive = NpzFixture.sound().write(folder.resolve("deflated.npz"), ZipEntry.DEFLATED);
    byte[] whole = Files.readAllBytes(archive);
    Arrays.fill(whole, 50, 90, (byte) 0xFF);
    assertRefused(Files.write(archive, whole), "imgs");
  }

  @Test
  void messagesHaveWesternDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertRefused(
          withValue(35, 0.75).write(folder.resolve("a.npz"), ZipEntry.STORED),
          "1.0 at row 2 and 0.75 at row 5");
    } finally {
      Locale.setDefault(before);
    }
  }

  private void assertRefused(Path archive, String finding) {
    String message = refusal(archive).getMessage();
    assertTrue(message.contains(finding), message);
    assertTrue(message.contains(archive.toString()), message);
    assertTrue(message.contains("; "), "a remedy: " + message);
    try (Stream<Path> files = Files.list(folder)) {
      // The archives themselves, and nothing half-written.
      assertEquals(0, files.filter(file -> !file.toString().endsWith(".npz")).count());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static UserErrorException refusal(Path archive) {
    return assertThrows(
        UserErrorException.class, () -> OpenedImages.archive(archive, Progress.NONE));
  }

  private static NpzFixture image(String type, boolean isFortranOrder, int place, double value) {
    NumpyArray images = NumpyArray.of(NpzFixture.sound().member("imgs"));
    images.values()[place] = value;
    return NpzFixture.sound()
        .with(
            "imgs",
            1,
            type,
            isFortranOrder ? "True" : "False",
            "(6, 64, 64)",
            images.content(type, isFortranOrder));
  }

  private static NpzFixture names(String type, int characters, String... names) {
    return NpzFixture.sound()
        .with(
            "latents_names",
            type,
            "(" + names.length + ",)",
            NpzFixture.text(characters, List.of(names)));
  }

  private static NpzFixture sizes(long... sizes) {
    return NpzFixture.sound()
        .with("latents_sizes", "<i8", "(" + sizes.length + ",)", NpzFixture.bytes(sizes));
  }

  private static double[] halves() {
    double[] classes = new double[36];
    classes[1] = 0.5;
    return classes;
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  private static NpzFixture withClass(int place, long value) {
    byte[] content = NpzFixture.sound().content("latents_classes");
    System.arraycopy(NpzFixture.bytes(value), 0, content, place * 8, 8);
    return NpzFixture.sound().with("latents_classes", "<i8", "(6, 6)", content);
  }

  private static NpzFixture withValue(int place, double value) {
    byte[] content = NpzFixture.sound().content("latents_values");
    System.arraycopy(NpzFixture.bytes(value), 0, content, place * 8, 8);
    return NpzFixture.sound().with("latents_values", "<f8", "(6, 6)", content);
  }
}
