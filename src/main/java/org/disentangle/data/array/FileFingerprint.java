package org.disentangle.data.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What tells whether files have changed, without reading all of them. */
public final class FileFingerprint {
  private static final int END_BYTES = 1 << 20;

  private FileFingerprint() {}

  /**
   * A file's size, when it was last changed, and the SHA-256 of its first and last mebibyte, where
   * archives have what they say of their arrays.
   */
  public static String ofEnds(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(END_BYTES, size));
      for (long start : new long[] {0, Math.max(0, size - END_BYTES)}) {
        part.clear();
        int got = 0;
        while (part.hasRemaining() && got >= 0) {
          got = channel.read(part, start + part.position());
        }
        digest.update(part.flip());
      }
      return "%s bytes of %s, %s"
          .formatted(
              size,
              Files.getLastModifiedTime(file).toInstant(),
              HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** The SHA-256 of the names, sizes and times of change of several files, in their order. */
  public static String ofStates(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files) {
      String state =
          "%s\n%s %s\n"
              .formatted(
                  file.getFileName(),
                  Files.size(file),
                  Files.getLastModifiedTime(file).toInstant());
      digest.update(state.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
