package org.disentangle.data.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.collection.CollectionLabels;
import org.disentangle.data.csv.Utf8Text;

/**
 * What is known of a folder's pictures: the columns of its files of labels and those in the
 * pictures' names; without any, the folders that the pictures lie in.
 *
 * <p>A picture without a row is a picture without labels: labels may be partial. A row without a
 * picture is a mistake. Rows without names are all pictures, in their order.
 */
final class PictureLabels {
  private static final Logger LOG = LogManager.getLogger();
  private static final long MOST_BYTES = 1L << 28;

  /** The factor that class folders are; a data set on Hugging Face calls them so too. */
  private static final String CLASS_FOLDERS = "label";

  private PictureLabels() {}

  /**
   * The files that are read besides pictures, below the folder.
   *
   * @throws UserErrorException if there is none of a given name, or if there are two usual ones
   */
  static List<String> files(FolderListing listing, FolderConfig config) {
    return Stream.concat(
            LabelFile.of(listing, config).stream().flatMap(file -> file.paths().stream()),
            FactorFile.of(listing).stream())
        .toList();
  }

  /**
   * Reads the labels.
   *
   * @throws UserErrorException if a file of labels does not fit the pictures
   */
  static CollectionLabels read(FolderListing listing, FolderConfig config) {
    List<LabelFile> files = LabelFile.of(listing, config);
    List<LabelPart> parts = new ArrayList<>();
    files.forEach(file -> parts.add(ofFile(listing, file)));
    if (config.hasNameLabels()) {
      parts.add(NameLabels.read(listing, config.getNameLabels()));
    }
    if (parts.isEmpty()) {
      parts.add(ofFolders(listing));
    }
    boolean isOneFile = parts.size() == 1 && files.size() == 1 && files.get(0).paths().size() == 1;
    String source =
        (isOneFile ? listing.file(files.get(0).paths().get(0)) : listing.folder())
            + FactorFile.of(listing).map(name -> " with " + name).orElse("");
    List<LabelColumn> columns = named(parts, config.getColumnList(), source);
    List<FactorConfig> described = new ArrayList<>(FactorFile.read(listing));
    if (!columns.isEmpty()) {
      LabelColumn.requireKnown(columns.stream().map(LabelColumn::name).toList(), described, source);
    }
    if (config.getColumnCount() == 0) {
      parts.forEach(part -> described.addAll(part.known()));
    }
    return new CollectionLabels(source, columns, described);
  }

  /** All columns, those without names called as the configuration says. */
  private static List<LabelColumn> named(List<LabelPart> parts, List<String> names, String source) {
    List<LabelPart> nameless = parts.stream().filter(part -> !part.haveNames()).toList();
    int count = nameless.stream().mapToInt(part -> part.columns().size()).sum();
    if (!names.isEmpty() && names.size() != count) {
      throw new UserErrorException(
          "data.folder.column has %s names, but %s has %s columns without names; expected one for each of them, or none"
              .formatted(names.size(), source, count));
    }
    Iterator<String> next = names.iterator();
    List<LabelColumn> columns = new ArrayList<>();
    for (LabelPart part : parts) {
      for (LabelColumn column : part.columns()) {
        columns.add(
            part.haveNames() || !next.hasNext() ? column : column.called(next.next().strip()));
      }
    }
    Set<String> seen = new HashSet<>();
    for (LabelColumn column : columns) {
      if (column.name().isEmpty()
          || column.name().matches("(?s).*\\p{Cntrl}.*")
          || !seen.add(column.name())) {
        throw new UserErrorException(
            "%s has two columns \"%s\", or that is no name; give each column a name of its own on one line"
                .formatted(source, column.name().replaceAll("\\p{Cntrl}", "?")));
      }
    }
    return columns;
  }

  private static LabelPart ofFile(FolderListing listing, LabelFile file) {
    Path path = listing.file(file.paths().get(0));
    try {
      return file.format() == LabelFile.Format.ARRAY
          ? ArrayLabels.read(listing, file)
          : ofText(listing, file, path);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(path + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw FileErrorException.of("the labels %s cannot be read: %s".formatted(path, e), e);
    }
  }

  private static LabelPart ofText(FolderListing listing, LabelFile file, Path path)
      throws IOException {
    String name = file.paths().get(0);
    LabelTable table = new LabelTable(name, listing.pictures());
    long bytes = Files.size(path);
    if (bytes > MOST_BYTES) {
      throw new UserErrorException(
          "%s has %s bytes; expected at most %s".formatted(path, bytes, MOST_BYTES));
    }
    boolean haveNames = true;
    try (BufferedReader text = Utf8Text.open(path)) {
      switch (file.format()) {
        case CSV -> CsvLabels.read(text, name, table);
        case BLANKS -> haveNames = BlankLabels.read(text, file.stem(), table);
        default -> {
          Set<String> leftOut = JsonLinesLabels.read(text, table);
          if (!leftOut.isEmpty()) {
            LOG.warn("{}: {} are lists or objects, no labels: left out", path, leftOut);
          }
        }
      }
    }
    List<String> without = table.withoutRow();
    if (without.size() == listing.pictures().size()) {
      throw new UserErrorException(
          "%s has no row; expected one for each picture of which something is known"
              .formatted(path));
    }
    if (!without.isEmpty()) {
      LOG.warn(
          "{} has no row for {} of {} pictures, such as {}: they have no labels",
          path,
          without.size(),
          listing.pictures().size(),
          without.get(0));
    }
    return new LabelPart(table.columns(), haveNames);
  }

  private static LabelPart ofFolders(FolderListing listing) {
    List<String> folders = listing.pictures().stream().map(FolderListing::folderOf).toList();
    List<String> distinct = folders.stream().distinct().toList();
    boolean isClassified = distinct.size() > 1 && !distinct.contains("");
    return new LabelPart(
        isClassified ? List.of(LabelColumn.texts(CLASS_FOLDERS, folders)) : List.of(), true);
  }
}
