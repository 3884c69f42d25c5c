package org.disentangle.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;

/** A folder with a page and what belongs to it: written as a whole, or not at all. */
public final class ReportFolder {
  /** The page of a report folder. */
  public static final String PAGE = "index.html";

  private ReportFolder() {}

  /**
   * Writes a whole report, in place of an earlier one.
   *
   * @param folder what stood there before is replaced as a whole, or untouched if anything fails
   * @param content fills an empty folder
   * @return the page
   * @throws UserErrorException if the folder cannot be written, or holds something else
   */
  public static Path write(Path folder, AtomicWrite.Body content) {
    check(folder);
    AtomicWrite.folder(folder, content);
    return folder.resolve(PAGE);
  }

  /**
   * Makes sure, before any work, that the place can be written, and that what stands there is an
   * earlier report or nothing, as it will be replaced.
   *
   * @throws UserErrorException if not
   */
  public static void check(Path folder) {
    AtomicWrite.check(folder);
    if (Files.exists(folder) && !Files.exists(folder.resolve(PAGE)) && !isEmptyFolder(folder)) {
      throw new UserErrorException(
          folder
              + " is there already and is no report (it has no "
              + PAGE
              + "); a report would replace it: choose another name or folder");
    }
  }

  private static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.findAny().isEmpty();
    } catch (IOException e) {
      throw new UserErrorException("cannot list " + path + ": " + e.getMessage(), e);
    }
  }
}
