package org.disentangle.config;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/** The default name of a run or study whose configuration gives none, and the check of names. */
public final class DefaultName {
  private static final String FOLDER = "configs";
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private DefaultName() {}

  /**
   * The path below the folder {@code configs} without the ending, joined by '-'; elsewhere the
   * file's own name without the ending.
   */
  public static String of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    String ownName = withoutEnding(absolute.getFileName().toString());
    Deque<String> parts = new ArrayDeque<>(List.of(ownName));
    for (Path folder = absolute.getParent();
        folder != null && folder.getFileName() != null;
        folder = folder.getParent()) {
      String folderName = folder.getFileName().toString();
      if (folderName.equals(FOLDER)) {
        return String.join("-", parts);
      }
      parts.addFirst(folderName);
    }
    return ownName;
  }

  /**
   * Refuses a name that is not valid as a folder's name on all systems.
   *
   * @throws UserErrorException naming it
   */
  public static void check(String name, String where) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new UserErrorException(
          where
              + ": the name \""
              + name
              + "\" may hold only letters, digits, '.', '_' and '-' and may not begin with '.';"
              + " write another one, e.g. name: \"my-run\"");
    }
  }

  private static String withoutEnding(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
