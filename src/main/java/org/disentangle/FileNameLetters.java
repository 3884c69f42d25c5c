package org.disentangle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The letters that a file's name may have on this system. Java writes and reads names in the
 * character set of the locale it was started in; under {@code LC_ALL=C} that has the letters of
 * English alone, and what it cannot read of a command line arrives as question marks.
 */
public final class FileNameLetters {
  /** The character set of names and of the command line, settled before the first line runs. */
  private static final String PROPERTY = "sun.jnu.encoding";

  private static final String UNREADABLE = "?\uFFFD";

  private FileNameLetters() {}

  /**
   * Why a name is not found or not taken, if that is because of its letters: a clause to end a
   * sentence with.
   *
   * @param names as they arrived or as they are to be written
   */
  public static Optional<String> fault(List<String> names) {
    String encoding = System.getProperty(PROPERTY, StandardCharsets.UTF_8.name());
    return fault(names, encoding);
  }

  static Optional<String> fault(List<String> names, String encoding) {
    if (!Charset.isSupported(encoding)
        || Charset.forName(encoding).equals(StandardCharsets.UTF_8)
        || names.stream().noneMatch(name -> isBeyond(name, Charset.forName(encoding)))) {
      return Optional.empty();
    }
    return Optional.of(
        "the locale of this process is not UTF-8 (its names of files are in "
            + encoding
            + "), so that other letters are lost: set LC_ALL=C.UTF-8 and run it again");
  }

  private static boolean isBeyond(String name, Charset charset) {
    return name.codePoints().anyMatch(letter -> UNREADABLE.indexOf(letter) >= 0)
        || !charset.newEncoder().canEncode(name);
  }
}
