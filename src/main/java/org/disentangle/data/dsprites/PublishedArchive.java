package org.disentangle.data.dsprites;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * Identifies the published archive of dSprites by the name that git gives to a file's content: the
 * SHA-1 of {@code blob LENGTH}, a zero and the bytes. Its authors publish it in a git repository,
 * which shows this name next to the file; {@code git hash-object FILE} prints that of any file.
 *
 * @see <a href="https://github.com/google-deepmind/dsprites-dataset">dSprites</a>
 */
public final class PublishedArchive {
  /** The name of {@value Dsprites#ARCHIVE_NAME} in the repository of dSprites. */
  static final String NAME = "d98996d3f8ee1550e06b9d4ed78d0beb478910d5";

  private PublishedArchive() {}

  /**
   * The name of a file's content, read once from end to end.
   *
   * @throws UserErrorException if it cannot be read
   */
  static String nameOf(Path file) {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-1"))) {
      in.getMessageDigest()
          .update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw FileErrorException.of("the archive " + file + " cannot be read: " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }
}
