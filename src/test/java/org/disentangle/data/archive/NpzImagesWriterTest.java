package org.disentangle.data.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.disentangle.Progress;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what numpy writes for the same arrays. */
class NpzImagesWriterTest {
  @TempDir private Path folder;
  private Path numpys;
  private ImageStore images;

  @BeforeEach
  void open() {
    numpys = NpzFixture.numpy("savez_compressed.npz", folder);
    images = OpenedImages.archive(numpys, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"imgs", "latents_classes", "latents_values", "latents_names", "latents_sizes"})
  void everyArrayIsNumpys(String name) throws IOException {
    Path written = write("written.npz");
    assertEquals(header(numpys, name), header(written, name));
    assertArrayEquals(content(numpys, name), content(written, name));
  }

  @Test
  void theSameImagesGiveTheSameBytes() throws IOException {
    assertEquals(-1, Files.mismatch(write("a.npz"), write("b.npz")));
  }

  /** The array's data, which numpy aligns to 64 bytes. */
  @Test
  void dataAreAligned() throws IOException {
    Path written = write("written.npz");
    assertEquals(0, (member(written, "imgs").length - 6 * 4096) % 64);
    assertEquals('\n', member(written, "imgs")[member(written, "imgs").length - 6 * 4096 - 1]);
  }

  private Path write(String name) {
    Path written = folder.resolve(name);
    NpzImagesWriter.write(written, images, new int[] {0, 1, 2, 3, 4, 5}, Progress.NONE);
    return written;
  }

  private static String header(Path archive, String name) throws IOException {
    byte[] member = member(archive, name);
    return new String(member, 0, member.length - content(archive, name).length, ISO_8859_1);
  }

  private static byte[] content(Path archive, String name) throws IOException {
    byte[] member = member(archive, name);
    int headerEnd = 10 + (member[8] & 0xFF) + (member[9] & 0xFF) * 256;
    return Arrays.copyOfRange(member, headerEnd, member.length);
  }

  private static byte[] member(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry(name + ".npy");
      return zip.getInputStream(entry).readAllBytes();
    }
  }
}
