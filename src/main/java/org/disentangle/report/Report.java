package org.disentangle.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.disentangle.AtomicWrite;
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
          List<Table> tables = analysis.tables();
          for (int i = 0; i < tables.size(); i++) {
            progress.update("writing tables", i, tables.size());
            CsvFile.write(temporary, tables.get(i));
          }
          progress.update("writing tables", tables.size(), tables.size());
          Path figures = Files.createDirectory(temporary.resolve(FileNames.FIGURES));
          for (Picture picture : analysis.pictures()) {
            Files.write(
                figures.resolve(FileNames.png(picture.name())),
                Png.encode(PictureSheet.draw(picture)));
          }
          for (Animation animation : analysis.animations()) {
            Files.write(figures.resolve(FileNames.gif(animation.name())), Gif.encode(animation));
          }
          for (ExplorableDecoder decoder : analysis.decoders()) {
            Path decoders = Files.createDirectories(temporary.resolve(FileNames.DECODERS));
            Files.write(
                decoders.resolve(FileNames.json(decoder.program().run())),
                DecoderFile.bytes(decoder));
          }
          for (ArrayFile array : analysis.arrays()) {
            Path arrays = Files.createDirectories(temporary.resolve(FileNames.ARRAYS));
            array.content().writeTo(arrays.resolve(FileNames.npy(array.name())));
          }
          for (var file : rendered(temporary, progress).entrySet()) {
            Files.write(temporary.resolve(file.getKey()), file.getValue());
          }
        });
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
