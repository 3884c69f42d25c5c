package org.disentangle.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ReportTables;

/**
 * The tables and arrays that a report folder may hold, in the order in which the page explains
 * them.
 */
public final class DataFiles {
  /** A file and a description of its content. */
  public record DataFile(String name, String description) {}

  private DataFiles() {}

  /** The names of all tables. */
  public static Set<String> names() {
    return ReportTables.ALL.stream().map(Schema::fileName).collect(Collectors.toUnmodifiableSet());
  }

  /** The tables that a folder has, and its arrays. */
  public static List<DataFile> in(Path folder) {
    return Stream.concat(
            ReportTables.ALL.stream()
                .filter(table -> Files.exists(folder.resolve(table.fileName())))
                .map(table -> new DataFile(table.fileName(), table.sentence())),
            arrays(folder.resolve(FileNames.ARRAYS)))
        .toList();
  }

  private static Stream<DataFile> arrays(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.stream()
          .filter(name -> name.endsWith(".npy"))
          .map(name -> new DataFile(FileNames.ARRAYS + "/" + name, array(name)));
    } catch (IOException e) {
      throw FileErrorException.of("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String array(String name) {
    if (name.equals(FileNames.npy("images"))) {
      return "The index of each sample’s image in the data, int32.";
    }
    if (name.equals(FileNames.npy("classes"))) {
      return "The class of every sample in each factor, int32, a row a sample; the factors in the"
          + " order in which codes.csv has them.";
    }
    return "The codes of every sample, float64, a row a sample; numpy.load maps them into memory"
        + " with mmap_mode=\"r\".";
  }
}
