package org.disentangle.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.FileNameLetters;
import org.disentangle.UserErrorException;

/** Converts text to paths; not every text is a valid path. */
public final class PathText {
  private PathText() {}

  /**
   * The path that a text names, relative to a file's folder.
   *
   * @param from the file in whose folder the path lies, unless it is absolute
   * @param where the start of the error message
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
