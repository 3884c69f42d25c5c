package org.disentangle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of a file, recognised by its first bytes. Used in the error message when a file of
 * another kind was expected.
 *
 * @param name with its article, such as {@code an HDF5 file}
 * @param remedy what to do with such a file, whatever was expected; empty where that depends on the
 *     expected kind
 */
public record FileKind(String name, Optional<String> remedy) {
  /** A sound zip archive, as npz is. */
  public static final FileKind ZIP = new FileKind("a zip archive", Optional.empty());

  /** An HDF5 file. */
  public static final FileKind HDF5 = kind("an HDF5 file");

  /** A tar archive. */
  public static final FileKind TAR = kind("a tar archive");

  /** A Parquet file. */
  public static final FileKind PARQUET = kind("a Parquet file");

  /** A file of MATLAB's save -v6 or -v7. */
  public static final FileKind MATLAB = kind("a MATLAB file");

  /** A file of SmallNORB: images or classes. */
  private static final FileKind NORB =
      kind(
          "a file of SmallNORB",
          "name its folder in a configuration: data { small_norb { path: \"FOLDER\" } }");

  private static final int HDF5_USER_BLOCK = 512;

  /** How many bytes of a file are enough to know its kind. */
  public static final int LOOKED_AT = 2 * HDF5_USER_BLOCK;

  /** One array of numpy. */
  public static final FileKind NPY = kind("one numpy array (npy)");

  private static final String HDF5_START = "\u0089HDF\r\n\u001a\n";
  private static final int ZIP_METHOD_AT = 8;
  private static final int TAR_AT = 257;

  /** Compressions of a zip archive's members that Java does not know, by their numbers. */
  private static final Map<Integer, String> FOREIGN_METHODS =
      Map.of(9, "deflate64", 12, "bzip2", 14, "LZMA", 93, "Zstandard", 95, "xz");

  private record Start(String bytes, FileKind kind) {}

  /** What files begin with, as Latin-1. */
  private static final List<Start> STARTS =
      List.of(
          new Start(HDF5_START, HDF5),
          new Start("MATLAB 5.0 MAT-file", MATLAB),
          new Start("TL=\u001e", NORB),
          new Start("UL=\u001e", NORB),
          new Start("\u0093NUMPY", NPY),
          new Start(
              "version https://git-lfs",
              kind("a Git LFS pointer", "fetch the file it stands for, by git lfs pull")),
          packed("\u001f\u008b", "gzip"),
          packed("BZh", "bzip2"),
          packed("\u00fd7zXZ\u0000", "xz"),
          packed("(\u00b5/\u00fd", "Zstandard"),
          packed("7z\u00bc\u00af'\u001c", "7-Zip"),
          packed("Rar!", "RAR"),
          new Start("\u0089PNG", kind("a PNG picture")),
          new Start("\u00ff\u00d8\u00ff", kind("a JPEG picture")),
          new Start("GIF8", kind("a GIF picture")),
          new Start("%PDF", kind("a PDF document")),
          new Start("PAR1", PARQUET),
          new Start("\u0080\u0002", kind("a pickle of Python")),
          new Start("\u0080\u0003", kind("a pickle of Python")),
          new Start("\u0080\u0004", kind("a pickle of Python")),
          new Start("\u0080\u0005", kind("a pickle of Python")));

  private static final FileKind PAGE =
      kind("a page of HTML", "a link gave the page instead of the file: download the file itself");

  private static FileKind kind(String name) {
    return new FileKind(name, Optional.empty());
  }

  private static FileKind kind(String name, String remedy) {
    return new FileKind(name, Optional.of(remedy));
  }

  private static Start packed(String bytes, String by) {
    return new Start(bytes, kind("a file packed by " + by, "unpack it first"));
  }

  /** Looks at a file; empty for one of no kind that is known here, or that cannot be read. */
  public static Optional<FileKind> of(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOKED_AT));
    } catch (IOException e) {
      // The caller reads the file next and reports that it cannot be read.
      return Optional.empty();
    }
  }

  /**
   * The kind of a file that begins so.
   *
   * @param start its first {@value #LOOKED_AT} bytes, or all it has
   */
  public static Optional<FileKind> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") && start.length > ZIP_METHOD_AT + 1) {
      int method = (start[ZIP_METHOD_AT] & 0xFF) | (start[ZIP_METHOD_AT + 1] & 0xFF) << 8;
      return Optional.of(FOREIGN_METHODS.containsKey(method) ? foreign(method) : ZIP);
    }
    if (text.startsWith(HDF5_START, HDF5_USER_BLOCK)) {
      // As MATLAB's save -v7.3 begins.
      return Optional.of(HDF5);
    }
    if (text.startsWith("ustar", TAR_AT)) {
      return Optional.of(TAR);
    }
    String page = text.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
    if (page.startsWith("<!doctype html") || page.startsWith("<html")) {
      return Optional.of(PAGE);
    }
    return STARTS.stream()
        .filter(each -> text.startsWith(each.bytes()))
        .map(Start::kind)
        .findFirst();
  }

  private static FileKind foreign(int method) {
    return kind(
        "a zip archive whose members are compressed by " + FOREIGN_METHODS.get(method),
        "pack it again with deflate, as zip and numpy.savez_compressed do");
  }

  /**
   * The sentence for a file of this kind where another was expected.
   *
   * @param expected with its article
   * @param advice what to do where the kind has no remedy of its own
   */
  public UserErrorException refusal(Path file, String expected, String advice) {
    return new FileErrorException(
        file + " is " + name + ", not " + expected + "; " + remedy.orElse(advice));
  }
}
