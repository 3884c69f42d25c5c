package org.disentangle.report.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names of a report's files: every run name is mapped to a plain file name, and different names
 * to different files.
 */
public final class FileNames {
  /** The folder of the figures inside a report folder. */
  public static final String FIGURES = "figures";

  /** The folder of the decoders inside a report folder. */
  public static final String DECODERS = "decoders";

  /** The folder of the arrays inside a report folder. */
  public static final String ARRAYS = "arrays";

  /** No file system takes more than 255 bytes; a temporary name has 50 more than this. */
  private static final int LONGEST = 200;

  /** The length to which a longer name is cut, before its digest. */
  private static final int KEPT = 120;

  private FileNames() {}

  /** For example {@code loss-quick-beta-1.png} of {@code loss} and {@code quick-beta-1}. */
  public static String figure(String kind, String run) {
    return png(kind + "-" + run);
  }

  /**
   * The file name of a picture: its own name, with every unusual character as {@code ~hex~}; a name
   * that is too long is cut and gets its digest.
   */
  public static String png(String name) {
    return plain(name) + ".png";
  }

  /** The file name of a run's decoder, in the same way. */
  public static String json(String run) {
    return plain(run) + ".json";
  }

  /** The file name of an animation, in the same way. */
  public static String gif(String name) {
    return plain(name) + ".gif";
  }

  /** The file name of an array, in the same way. */
  public static String npy(String name) {
    return plain(name) + ".npy";
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            character -> {
              if (isUsual(character)) {
                plain.appendCodePoint(character);
              } else {
                plain.append('~').append(Integer.toHexString(character)).append('~');
              }
            });
    return plain.length() <= LONGEST
        ? plain.toString()
        : plain.substring(0, KEPT) + '~' + digest(name) + '~';
  }

  private static String digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static boolean isUsual(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_'
        || character == '.';
  }
}
