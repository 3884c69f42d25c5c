package org.disentangle.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/** A report folder, with a page and its files: written as a whole, or not at all. */
public final class ReportFolder {
  /** The page of a report folder. */
  public static final String PAGE = "index.html";

  /** The mark in the heads of all pages, by which a report is recognised. */
  private static final String MARK = "<meta name=\"generator\" content=\"disentangle\">";

  /** The mark is among the first lines; a page may have megabytes. */
  private static final int HEAD_LINES = 10;

  private ReportFolder() {}

  /** As {@link #write(Path, Set, AtomicWrite.Body)}; a folder without its page is not a report. */
  public static Path write(Path folder, AtomicWrite.Body content) {
    return write(folder, Set.of(), content);
  }

  /** As {@link #check(Path, Set)}; a folder without its page is not a report. */
  public static void check(Path folder) {
    check(folder, Set.of());
  }

  /**
   * Writes a whole report, in place of an earlier one.
   *
   * @param folder an existing report is replaced as a whole, or untouched if anything fails
   * @param tables the names of the files by which a report without its page is recognised
   * @param content fills an empty folder
   * @return the page
   * @throws UserErrorException if the folder cannot be written, or contains something else
   */
  public static Path write(Path folder, Set<String> tables, AtomicWrite.Body content) {
    check(folder, tables);
    AtomicWrite.folder(folder, content);
    return folder.resolve(PAGE);
  }

  /**
   * Checks, before any work, that the folder is writable, and that it is an earlier report or
   * empty, as it will be replaced. A folder with only the tables of a report counts as one too:
   * repositories keep the small tables and leave the page out.
   *
   * @param tables the names of the files that may be there without a page
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
      throw FileErrorException.of("cannot read " + page + ": " + e.getMessage(), e);
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
      throw FileErrorException.of("cannot list " + path + ": " + e.getMessage(), e);
    }
  }
}
