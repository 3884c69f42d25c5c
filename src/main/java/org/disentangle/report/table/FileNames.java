package org.disentangle.report.table;

/** The names of a report's files: any run name gives one plain file name, and no two the same. */
public final class FileNames {
  /** The folder of the figures inside a report folder. */
  public static final String FIGURES = "figures";

  /** The folder of the decoders inside a report folder. */
  public static final String DECODERS = "decoders";

  /** The folder of the arrays inside a report folder. */
  public static final String ARRAYS = "arrays";

  private FileNames() {}

  /** For example {@code loss-quick-beta-1.png} of {@code loss} and {@code quick-beta-1}. */
  public static String figure(String kind, String run) {
    return png(kind + "-" + run);
  }

  /** The file name of a picture: its own name, with every unusual character as {@code ~hex~}. */
  public static String png(String name) {
    return plain(name) + ".png";
  }

  /** The file name of a run's decoder, in the same manner. */
  public static String json(String run) {
    return plain(run) + ".json";
  }

  /** The file name of an animation, in the same manner. */
  public static String gif(String name) {
    return plain(name) + ".gif";
  }

  /** The file name of an array, in the same manner. */
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
    return plain.toString();
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
