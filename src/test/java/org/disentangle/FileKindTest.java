package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.inquiry.GraphDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of another kind than was asked for: each reader says what they are. */
class FileKindTest {
  private static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 26729328\n";

  @TempDir private Path folder;

  static Stream<Arguments> kinds() {
    return Stream.of(
        arguments("\u0089HDF\r\n\u001a\n\0\0", "an HDF5 file", ""),
        arguments("\u0093NUMPY\u0001\0v\0{'descr': '<f4'", "one numpy array (npy)", ""),
        arguments("\n<!DOCTYPE HTML>\n<html>", "a page of HTML", "download the file itself"),
        arguments("<html lang='en'>", "a page of HTML", "download the file itself"),
        arguments(POINTER, "a Git LFS pointer", "git lfs pull"),
        arguments(zip(12), "a zip archive whose members are compressed by bzip2", "deflate"),
        arguments(zip(14), "a zip archive whose members are compressed by LZMA", "deflate"),
        arguments("\u001f\u008b\u0008\0", "a file packed by gzip", "unpack it first"),
        arguments("BZh91AY&SY", "a file packed by bzip2", "unpack it first"),
        arguments("(\u00b5/\u00fd\0", "a file packed by Zstandard", "unpack it first"),
        arguments("x".repeat(257) + "ustar\0", "a tar archive", ""),
        arguments("\u0080\u0004\u0095", "a pickle of Python", ""));
  }

  /** A zip archive whose only member says that it is compressed by a method. */
  private static String zip(int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("imgs.npy"));
      zip.write(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] written = bytes.toByteArray();
    String text = new String(written, StandardCharsets.ISO_8859_1);
    written[8] = (byte) method;
    written[text.indexOf("PK\u0001\u0002") + 10] = (byte) method;
    return new String(written, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyReaderNamesIt(String content, String name, String remedy) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("file.npz"), bytes);
    Path model = Files.createDirectory(folder.resolve("model"));
    Path graph = Files.write(model.resolve("saved_model.pb"), bytes);
    if (!name.equals(FileKind.HDF5.name())) {
      // Images may lie in one.
      refuses(file, name, remedy, () -> OpenedImages.archive(file, Progress.NONE));
    }
    refuses(file, name, remedy, () -> Configurations.readRun(file));
    refuses(file, name, remedy, () -> Configurations.readInquiry(file));
    if (!name.endsWith("gzip")) {
      // A graph may be packed so, and is unpacked.
      refuses(file, name, remedy, () -> GraphDocuments.read(file));
    }
    refuses(graph, name, remedy, () -> SavedModelFolder.open(model));
    String noFolder =
        assertThrows(UserErrorException.class, () -> SavedModelFolder.open(file)).getMessage();
    assertTrue(noFolder.contains(file + ": that is " + name), noFolder);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file, model), files.sorted().toList(), "nothing is written");
    }
  }

  private static void refuses(Path file, String name, String remedy, Executable reader) {
    String message = assertThrows(UserErrorException.class, reader).getMessage();
    assertTrue(message.startsWith(file + " is " + name + ", not "), message);
    assertTrue(message.contains(remedy) && message.contains("; "), message);
  }

  @Test
  void whatIsNotKnownIsLeftToItsReader() throws IOException {
    for (String content : List.of("", "beta_vae { beta: 4 }", "a -> b\n", "<network>", "PK", "B")) {
      assertEquals(Optional.empty(), FileKind.of(Files.writeString(folder.resolve("f"), content)));
    }
    Path archive = folder.resolve("a.zip");
    Files.write(archive, zip(8).getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(Optional.of(FileKind.ZIP), FileKind.of(archive));
    assertFalse(FileKind.of(folder).isPresent());
    assertFalse(FileKind.of(folder.resolve("missing")).isPresent());
  }
}
