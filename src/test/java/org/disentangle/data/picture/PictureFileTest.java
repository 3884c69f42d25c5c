package org.disentangle.data.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;
import org.disentangle.image.ArrayRows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pillow reads from each picture is in decoded.npz (src/test/golden/pictures_golden.py). */
class PictureFileTest {
  private static final Background BACKGROUND = Background.of("#4080c0", "background");

  private static Map<String, NumpyArray> expected;

  @TempDir private Path folder;

  @BeforeAll
  static void readExpected() throws IOException {
    expected = NumpyArchive.read(PictureFileTest.class, "decoded.npz");
  }

  static List<String> names() throws IOException {
    return PictureFixture.names();
  }

  private PictureFile picture(String name) throws IOException {
    return new PictureFile(PictureFixture.copy(name, folder));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPictureIsWhatPillowReads(String name) throws IOException {
    PictureFile file = picture(name);
    PictureHeader header = file.header();
    ArrayRows wanted = ArrayRows.of(expected.get(name), header.highest());
    int channels = wanted.channels();
    ArrayRows found = ArrayRows.of(file.decode(channels, BACKGROUND));
    assertEquals(wanted.height(), header.height());
    assertEquals(wanted.width(), header.width());
    assertEquals(isGrey(name), header.isGrey());
    assertEquals(name.contains("alpha") || name.contains("transparent"), header.hasAlpha());
    assertEquals(name.contains("16") ? 65_535 : 255, header.highest());
    assertEquals(header.highest(), found.highest());
    int most = 0;
    for (int i = 0; i < wanted.values().length; i++) {
      most = Math.max(most, Math.abs(wanted.values()[i] - found.values()[i]));
    }
    int allowed =
        switch (name) {
          // A palette of 16 bits: one rounds it to 8, the other cuts off.
          case "palette.tif" -> 1;
          // Colours at half the resolution: libwebp smooths them, the reader here repeats them.
          case "lossy.webp" -> 24;
          default -> 0;
        };
    assertTrue(most <= allowed, name + " differs by " + most);
  }

  private static boolean isGrey(String name) {
    return name.startsWith("grey") || name.contains("black_and_white");
  }

  @Test
  void greysBecomeColoursAndColoursGreys() throws IOException {
    ArrayRows grey = ArrayRows.of(picture("grey.png").decode(1, BACKGROUND));
    ArrayRows tripled =
        ArrayRows.of(new PictureFile(folder.resolve("grey.png")).decode(3, BACKGROUND));
    for (int i = 0; i < tripled.values().length; i++) {
      assertEquals(grey.values()[i / 3], tripled.values()[i]);
    }
    ArrayRows color = ArrayRows.of(picture("color.png").decode(3, BACKGROUND));
    ArrayRows luma =
        ArrayRows.of(new PictureFile(folder.resolve("color.png")).decode(1, BACKGROUND));
    for (int i = 0; i < luma.values().length; i++) {
      // What Pillow's convert("L") does.
      int expected =
          (19595 * color.values()[3 * i]
                  + 38470 * color.values()[3 * i + 1]
                  + 7471 * color.values()[3 * i + 2]
                  + 0x8000)
              >> 16;
      assertEquals(expected, luma.values()[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cmyk.jpg, 4 components (CMYK has 4)",
    "floats.tif, samples of 32 bits with fractions"
  })
  void whatIsNoGreyOrColourIsRefusedByName(String name, String named) throws IOException {
    PictureFile file = picture(name);
    UnreadablePictureException refusal =
        assertThrows(UnreadablePictureException.class, file::header);
    assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
  }

  @Test
  void aFileOfAnotherKindIsCalledByIt() throws IOException {
    Path file = folder.resolve("a.png");
    Files.writeString(file, "%PDF-1.7");
    assertEquals(
        "is a PDF document, not a picture of a known format (PNG, JPEG, GIF, BMP, TIFF or WebP)",
        assertThrows(UnreadablePictureException.class, () -> new PictureFile(file).header())
            .getMessage());
    Files.write(file, new byte[0]);
    assertEquals(
        "is empty, not a picture of a known format (PNG, JPEG, GIF, BMP, TIFF or WebP)",
        assertThrows(UnreadablePictureException.class, () -> new PictureFile(file).header())
            .getMessage());
  }

  @Test
  void aNameOfAnotherFormatDoesNotMatter() throws IOException {
    Path file = PictureFixture.copyTo("grey.jpg", folder.resolve("grey.png"));
    assertArrayEquals(
        ArrayRows.of(expected.get("grey.jpg"), 255).values(),
        ArrayRows.of(new PictureFile(file).decode(1, BACKGROUND)).values());
  }

  /** All that such a picture needs in memory is its header. */
  @Test
  void aPictureThatDeclaresTooMuchIsRefusedBeforeItIsDecoded() throws IOException {
    for (int[] size : new int[][] {{60_000, 60_000}, {5_000, 5_000}, {70_000, 1}, {1, 1 << 30}}) {
      Path file = folder.resolve("a.png");
      Files.write(file, declaring(size[0], size[1]));
      String message =
          assertThrows(UnreadablePictureException.class, () -> new PictureFile(file).header())
              .getMessage();
      assertTrue(
          message.startsWith("declares %s x %s pixels".formatted(size[0], size[1])), message);
    }
  }

  private static byte[] declaring(int height, int width) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
      for (String kind : new String[] {"IHDR", "IDAT", "IEND"}) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        try (DataOutputStream content = new DataOutputStream(chunk)) {
          content.writeBytes(kind);
          if (kind.equals("IHDR")) {
            content.writeInt(width);
            content.writeInt(height);
            content.write(new byte[] {8, 2, 0, 0, 0});
          }
        }
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        out.writeInt(chunk.size() - 4);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color.png", "interlaced.png", "palette.png", "color_420.jpg", "progressive.jpg",
        "palette.gif", "color.bmp", "grey16_lzw.tif", "color_packbits.tif", "lossless.webp",
        "lossy.webp"
      })
  void aPictureThatIsCutShortIsRefused(String name) throws IOException {
    Path file = PictureFixture.copy(name, folder);
    byte[] whole = Files.readAllBytes(file);
    for (int percent : new int[] {5, 40, 60, 85}) {
      Files.write(file, Arrays.copyOf(whole, whole.length * percent / 100));
      UnreadablePictureException refusal =
          assertThrows(
              UnreadablePictureException.class,
              () -> new PictureFile(file).decode(3, BACKGROUND),
              name + " at " + percent + " %");
      assertTrue(!refusal.getMessage().isBlank());
    }
  }
}
