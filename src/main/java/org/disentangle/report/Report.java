package org.disentangle.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.disentangle.AtomicWrite;
import org.disentangle.ConcurrentCalls;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.picture.Animation;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.analysis.table.ArrayFile;
import org.disentangle.page.ReportFolder;
import org.disentangle.report.figure.Figures;
import org.disentangle.report.figure.Fonts;
import org.disentangle.report.figure.PictureSheet;
import org.disentangle.report.figure.file.Gif;
import org.disentangle.report.figure.file.Png;
import org.disentangle.report.page.DecoderFile;
import org.disentangle.report.page.ReportPage;
import org.disentangle.report.table.DataFiles;
import org.disentangle.report.table.FileNames;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.CsvFile;
import tech.tablesaw.api.Table;

/**
 * A report folder: {@code *.csv}, {@code figures/*.png} and {@code *.gif}, {@code decoders/*.json},
 * {@code arrays/*.npy} and {@code index.html}.
 *
 * <p>The same tables give the same bytes, whenever and in whatever locale they are rendered.
 */
public final class Report {
  private static final int FILES_AT_ONCE = 8;

  private Report() {}

  /**
   * Writes a whole report, in place of an earlier one.
   *
   * @param folder the report folder; an existing report is replaced as a whole, or untouched if
   *     anything fails
   * @param analysis the tables, each named as its file without {@code .csv}, and the pictures
   * @param progress receives the progress of tables and figures
   * @return the page
   * @throws UserErrorException if the folder cannot be written
   */
  public static Path write(Path folder, Analysis analysis, Progress progress) {
    Fonts.check();
    return ReportFolder.write(
        folder,
        DataFiles.names(),
        temporary -> {
          writeFiles(temporary, analysis, progress);
          for (var file : rendered(temporary, progress).entrySet()) {
            write(temporary.resolve(file.getKey()), file.getValue());
          }
        });
  }

  /** Writes what the analysis gives; the page and the other figures are made from these files. */
  private static void writeFiles(Path folder, Analysis analysis, Progress progress)
      throws IOException {
    SortedMap<String, Supplier<byte[]>> files = new TreeMap<>();
    for (Table table : analysis.tables()) {
      files.put(CsvFile.name(table.name()), () -> CsvFile.bytes(table));
    }
    for (Picture picture : analysis.pictures()) {
      files.put(
          FileNames.FIGURES + "/" + FileNames.png(picture.name()),
          () -> Png.encode(PictureSheet.draw(picture)));
    }
    for (Animation animation : analysis.animations()) {
      files.put(
          FileNames.FIGURES + "/" + FileNames.gif(animation.name()), () -> Gif.encode(animation));
    }
    for (ExplorableDecoder decoder : analysis.decoders()) {
      files.put(
          FileNames.DECODERS + "/" + FileNames.json(decoder.program().run()),
          () -> DecoderFile.bytes(decoder));
    }
    List<String> names = List.copyOf(files.keySet());
    ConcurrentCalls.inOrder(
        names.size(),
        FILES_AT_ONCE,
        i -> files.get(names.get(i)).get(),
        (i, content) -> {
          write(folder.resolve(names.get(i)), content);
          progress.update("writing tables and pictures", i + 1, names.size());
        });
    for (ArrayFile array : analysis.arrays()) {
      Path arrays = Files.createDirectories(folder.resolve(FileNames.ARRAYS));
      array.content().writeTo(arrays.resolve(FileNames.npy(array.name())));
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a whole report, without reporting progress. */
  public static Path write(Path folder, Analysis analysis) {
    return write(folder, analysis, Progress.NONE);
  }

  /**
   * Checks, before any work, that a report can be written to a folder: that there are fonts, that
   * the folder is writable, and that it is an earlier report, or tables of one, or empty, as it
   * will be replaced.
   *
   * @throws UserErrorException if not
   */
  public static void check(Path folder) {
    Fonts.check();
    ReportFolder.check(folder, DataFiles.names());
  }

  /**
   * Renders the figures and the page of a report folder again from its CSV files. The CSV files and
   * the pictures made from pixels do not change.
   *
   * @param progress receives the progress of the figures
   * @return the page
   * @throws UserErrorException if the folder is missing or is not a report, if a CSV file is
   *     malformed, or if the folder cannot be written; nothing is changed then
   */
  public static Path render(Path folder, Progress progress) {
    if (!Files.isDirectory(folder)) {
      throw new FileErrorException(
          "there is no folder " + folder + "; give the folder of a report, with its CSV files");
    }
    Fonts.check();
    AtomicWrite.files(folder, rendered(folder, progress));
    return folder.resolve(ReportFolder.PAGE);
  }

  /** Renders a report again, without reporting progress. */
  public static Path render(Path folder) {
    return render(folder, Progress.NONE);
  }

  /** The files that follow from the CSV files of a folder, by name; the page last. */
  private static SortedMap<String, byte[]> rendered(Path folder, Progress progress) {
    StudyTables tables = StudyTables.read(folder);
    ReferenceNumbers reference = ReferenceNumbers.of(tables);
    SortedMap<String, byte[]> files = new TreeMap<>();
    Figures.draw(tables, reference, progress)
        .forEach((name, bytes) -> files.put(FileNames.FIGURES + "/" + name, bytes));
    String page = ReportPage.of(folder, tables, reference, files.keySet());
    files.put(ReportFolder.PAGE, page.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
