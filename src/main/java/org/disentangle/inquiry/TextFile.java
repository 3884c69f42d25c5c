package org.disentangle.inquiry;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;

/** Reads the text of a file, which may be compressed by gzip. */
final class TextFile {
  private static final int MOST_BYTES = 1 << 27;
  private static final String GZIP = ".gz";

  private TextFile() {}

  /** The name of a file without the ending of its compression. */
  static String uncompressed(Path file) {
    String name = file.toString();
    return name.toLowerCase(Locale.ROOT).endsWith(GZIP)
        ? name.substring(0, name.length() - GZIP.length())
        : name;
  }

  /**
   * The whole text.
   *
   * @throws UserErrorException if the file cannot be read, is too large, is damaged or is not UTF-8
   *     text
   */
  static String read(Path file) {
    return read(file, MOST_BYTES);
  }

  /** The whole text of a file that has at most some bytes, packed and unpacked. */
  static String read(Path file, int mostBytes) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileErrorException(file + " is a folder; give one file with a graph");
      }
      checkSize(file, Files.size(file), mostBytes);
      byte[] bytes = Files.readAllBytes(file);
      if (isCompressed(bytes)) {
        bytes = decompressed(file, bytes, mostBytes);
      } else {
        refuseOtherKinds(file);
      }
      String text = text(bytes);
      // Editors on Windows put a byte order mark before the text.
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw FileErrorException.of("there is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw FileErrorException.of("no right to read the file " + file, e);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(
          file + " is not UTF-8 text; a graph is read from text, converted to UTF-8 if need be", e);
    } catch (IOException e) {
      throw FileErrorException.of("cannot read the file " + file + ": " + e.getMessage(), e);
    }
  }

  private static void checkSize(Path file, long bytes, int mostBytes) {
    if (bytes > mostBytes) {
      throw new UserErrorException(
          file + " has " + bytes + " bytes; a graph's file may have " + mostBytes);
    }
  }

  /**
   * Refuses texts that are not a network: a web page that was downloaded instead, or a Git LFS
   * pointer.
   */
  private static void refuseOtherKinds(Path file) {
    FileKind.of(file)
        .ifPresent(
            kind -> {
              throw kind.refusal(
                  file,
                  "a graph",
                  "give an edge list, dagitty's text, BIF, XMLBIF, NET, UAI or an inquiry");
            });
  }

  private static boolean isCompressed(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
  }

  /** Decompresses, and stops at the allowed size. */
  private static byte[] decompressed(Path file, byte[] bytes, int mostBytes) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] whole = stream.readNBytes(mostBytes + 1);
      if (whole.length > mostBytes) {
        throw new UserErrorException(
            file + " has more than " + mostBytes + " bytes when it is unpacked");
      }
      return whole;
    } catch (IOException e) {
      throw FileErrorException.of(
          file
              + " is compressed by gzip but damaged: "
              + (e instanceof EOFException ? "it ends too early" : e.getMessage())
              + "; copy or download it again",
          e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
