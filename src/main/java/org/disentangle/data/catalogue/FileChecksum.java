package org.disentangle.data.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/**
 * The checksum of a file.
 *
 * @param algorithm MD5 or SHA-256: what is published
 * @param hexadecimal its digits, in small letters
 */
public record FileChecksum(String algorithm, String hexadecimal) {
  private static final String TASK = "computing the checksum";
  private static final int BUFFER_BYTES = 1 << 20;

  /** MD5. */
  static FileChecksum md5(String hexadecimal) {
    return new FileChecksum("MD5", hexadecimal);
  }

  /** SHA-256. */
  static FileChecksum sha256(String hexadecimal) {
    return new FileChecksum("SHA-256", hexadecimal);
  }

  /**
   * Reads a file from end to end.
   *
   * @param progress told how many mebibytes are read
   * @throws UserErrorException if it cannot be read
   */
  static FileChecksum of(Path file, String algorithm, Progress progress) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      long total = Files.size(file) / BUFFER_BYTES + 1;
      byte[] buffer = new byte[BUFFER_BYTES];
      long done = 0;
      for (int got = in.readNBytes(buffer, 0, BUFFER_BYTES);
          got > 0;
          got = in.readNBytes(buffer, 0, BUFFER_BYTES)) {
        digest.update(buffer, 0, got);
        progress.update(TASK, ++done, Math.max(done, total));
      }
      progress.update(TASK, total, total);
      return new FileChecksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw FileErrorException.of("the file " + file + " cannot be read: " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hexadecimal;
  }
}
