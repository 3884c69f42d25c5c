package org.disentangle.experiment.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.page.ReportFolder;
import org.disentangle.report.page.sweep.SweepPage;
import org.disentangle.table.CsvFile;

/**
 * The folder of a sweep's results, {@code reports/<sweep>/}: its tables, its page, and {@code
 * trials/}.
 *
 * @param path of the folder
 */
public record SweepFolder(Path path) {
  private static final String TRIALS = "trials";

  /** The sweep's name. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** The folder of the trials that are kept on this machine. */
  public Path trials() {
    return path.resolve(TRIALS);
  }

  /** The lock file of a running sweep. */
  public Path lock() {
    return path.resolveSibling("." + name() + ".lock");
  }

  /**
   * Checks, before any work, that the folder is writable and contains nothing but this sweep.
   *
   * @throws UserErrorException if not
   */
  public void check() {
    AtomicWrite.check(path);
    if (!Files.exists(path) || Files.isDirectory(trials())) {
      return;
    }
    try (Stream<Path> children = Files.list(path)) {
      if (children.findAny().isPresent()) {
        throw new UserErrorException(
            path
                + " is there already and is no sweep (it has no folder "
                + TRIALS
                + "): give the sweep another name, or choose another folder with --reports-dir");
      }
    } catch (IOException e) {
      throw FileErrorException.of("cannot list " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes tables and page, in place of earlier ones.
   *
   * @param areDsprites whether all bases are of all images of dSprites
   * @return the page
   * @throws UserErrorException if they cannot be written; earlier ones are then untouched
   */
  public Path write(SweepTables tables, SweepTables.Form form, boolean areDsprites) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    tables.all().forEach(table -> files.put(CsvFile.name(table.name()), CsvFile.bytes(table)));
    try {
      Files.createDirectories(trials());
    } catch (IOException e) {
      throw FileErrorException.of("cannot write " + path + ": " + e.getMessage(), e);
    }
    String page =
        SweepPage.of(
            new SweepPage.Content(
                name(),
                form.axes(),
                List.copyOf(form.scores()),
                form.rankedBy(),
                areDsprites,
                tables.sweep(),
                tables.ranking(),
                tables.correlation(),
                tables.selection()));
    files.put(ReportFolder.PAGE, page.getBytes(StandardCharsets.UTF_8));
    AtomicWrite.files(path, files);
    return path.resolve(ReportFolder.PAGE);
  }
}
