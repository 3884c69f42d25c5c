package org.disentangle.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.FileNameLetters;
import org.disentangle.UserErrorException;

/** Paths that a text names; not every text is one. */
public final class PathText {
  private PathText() {}

  /**
   * The path that a text names, as seen from a folder.
   *
   * @param from a file beside which the path lies, unless it is absolute
   * @param where what the sentence begins with
   * @throws UserErrorException if the text cannot be a path
   */
  public static Path beside(Path from, String text, String where) {
    try {
      return from.resolveSibling(text);
    } catch (InvalidPathException e) {
      throw new UserErrorException(
          where
              + ": \""
              + text
              + "\" is no name of a file"
              + FileNameLetters.fault(List.of(text)).map(why -> "; " + why).orElse(""),
          e);
    }
  }

  /**
   * The path that a text names, as seen from the working directory.
   *
   * @throws UserErrorException as above
   */
  public static Path of(String text, String where) {
    return beside(Path.of(""), text, where);
  }
}
