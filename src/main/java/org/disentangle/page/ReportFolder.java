package org.disentangle.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;

/** A folder with a page and what belongs to it: written as a whole, or not at all. */
public final class ReportFolder {
  /** The page of a report folder. */
  public static final String PAGE = "index.html";

  /** What the templates of all pages say in their heads, by which a report is known again. */
  private static final String MARK = "<meta name=\"generator\" content=\"disentangle\">";

  /** The mark is among the first lines; a page has megabytes. */
  private static final int HEAD_LINES = 10;

  private ReportFolder() {}

  /** As {@link #write(Path, Set, AtomicWrite.Body)}; a report without its page is none. */
  public static Path write(Path folder, AtomicWrite.Body content) {
    return write(folder, Set.of(), content);
  }

  /** As {@link #check(Path, Set)}; a report without its page is none. */
  public static void check(Path folder) {
    check(folder, Set.of());
  }

  /**
   * Writes a whole report, in place of an earlier one.
   *
   * @param folder what stood there before is replaced as a whole, or untouched if anything fails
   * @param tables the names of the files by which a report is known whose page is missing
   * @param content fills an empty folder
   * @return the page
   * @throws UserErrorException if the folder cannot be written, or holds something else
   */
  public static Path write(Path folder, Set<String> tables, AtomicWrite.Body content) {
    check(folder, tables);
    AtomicWrite.folder(folder, content);
    return folder.resolve(PAGE);
  }

  /**
   * Makes sure, before any work, that the place can be written, and that what stands there is an
   * earlier report or nothing, as it will be replaced. A folder with nothing but tables of a report
   * is one too: repositories keep the small tables and leave the page out.
   *
   * @param tables the names of the files that may stand there without a page
   * @throws UserErrorException if not
   */
  public static void check(Path folder, Set<String> tables) {
    AtomicWrite.check(folder);
    if (Files.exists(folder) && !isReport(folder) && !holdsNothingBut(tables, folder)) {
      throw new UserErrorException(
          folder
              + " is there already and is no report (it has no "
              + PAGE
              + " that this program wrote); a report would replace it: choose another name or"
              + " folder");
    }
  }

  private static boolean isReport(Path folder) {
    Path page = folder.resolve(PAGE);
    if (!Files.isRegularFile(page)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(page)) {
      return lines.limit(HEAD_LINES).anyMatch(line -> line.equals(MARK));
    } catch (IOException | UncheckedIOException e) {
      throw new UserErrorException("cannot read " + page + ": " + e.getMessage(), e);
    }
  }

  private static boolean holdsNothingBut(Set<String> names, Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.allMatch(
          child -> Files.isRegularFile(child) && names.contains(child.getFileName().toString()));
    } catch (IOException e) {
      throw new UserErrorException("cannot list " + path + ": " + e.getMessage(), e);
    }
  }
}
