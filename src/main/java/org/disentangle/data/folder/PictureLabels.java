package org.disentangle.data.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.GridOfSizes;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.csv.Utf8Text;

/**
 * What is known of a folder's pictures: the columns of its file of labels; without one, the folders
 * that the pictures lie in; without these, what the configuration says of a grid.
 *
 * <p>A picture without a row is a picture without labels: labels may be partial. A row without a
 * picture is a mistake.
 */
final class PictureLabels {
  private static final Logger LOG = LogManager.getLogger();
  private static final List<String> USUAL = List.of("metadata.csv", "metadata.jsonl");
  private static final String CSV = ".csv";
  private static final String JSON_LINES = ".jsonl";
  private static final long MOST_BYTES = 1L << 28;

  /** The factor that class folders are; a data set on Hugging Face calls them so too. */
  private static final String CLASS_FOLDERS = "label";

  /** The file or the folder that they are from. */
  private final Path source;

  private final Map<String, String[]> columns;

  private PictureLabels(Path source, Map<String, String[]> columns) {
    this.source = source;
    this.columns = columns;
  }

  /**
   * The file of labels, below the folder.
   *
   * @throws UserErrorException if there is none of the given name, or if there are two
   */
  static Optional<String> file(FolderListing listing, FolderConfig config) {
    if (!config.hasLabels()) {
      List<String> found = USUAL.stream().filter(listing.others()::contains).toList();
      if (found.size() > 1) {
        throw new UserErrorException(
            "%s has %s; name the one to read in data.folder.labels"
                .formatted(listing.folder(), String.join(" and ", found)));
      }
      return found.stream().findFirst();
    }
    String given = config.getLabels();
    if (!listing.others().contains(given) || ending(given).isEmpty()) {
      throw new UserErrorException(
          "data.folder.labels is %s; expected a CSV or JSON Lines file (%s, %s) below %s, by its path from there"
              .formatted(given, CSV, JSON_LINES, listing.folder()));
    }
    return Optional.of(given);
  }

  private static Optional<String> ending(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return List.of(CSV, JSON_LINES).stream().filter(lower::endsWith).findFirst();
  }

  /**
   * Reads the labels.
   *
   * @throws UserErrorException if the file of labels does not fit the pictures
   */
  static PictureLabels read(FolderListing listing, FolderConfig config) {
    Optional<String> file = file(listing, config);
    return file.isPresent()
        ? new PictureLabels(listing.file(file.get()), ofFile(listing, file.get()))
        : new PictureLabels(listing.folder(), ofFolders(listing));
  }

  private static Map<String, String[]> ofFile(FolderListing listing, String name) {
    LabelTable table = new LabelTable(name, listing.pictures());
    Path file = listing.file(name);
    try {
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new UserErrorException(
            "%s has %s bytes; expected at most %s".formatted(file, bytes, MOST_BYTES));
      }
      try (BufferedReader text = Utf8Text.open(file)) {
        if (ending(name).filter(CSV::equals).isPresent()) {
          CsvLabels.read(text, name, table);
        } else {
          Set<String> leftOut = JsonLinesLabels.read(text, table);
          if (!leftOut.isEmpty()) {
            LOG.warn("{}: {} are lists or objects, no labels: left out", file, leftOut);
          }
        }
      }
    } catch (CharacterCodingException e) {
      throw new UserErrorException(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new UserErrorException("the labels %s cannot be read: %s".formatted(file, e), e);
    }
    List<String> without = table.withoutRow();
    if (without.size() == listing.pictures().size()) {
      throw new UserErrorException(
          "%s has no row; expected one for each picture of which something is known"
              .formatted(file));
    }
    if (!without.isEmpty()) {
      LOG.warn(
          "{} has no row for {} of {} pictures, such as {}: they have no labels",
          file,
          without.size(),
          listing.pictures().size(),
          without.get(0));
    }
    Map<String, String[]> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column, table.texts(column)));
    return columns;
  }

  private static Map<String, String[]> ofFolders(FolderListing listing) {
    String[] folders =
        listing.pictures().stream()
            .map(picture -> picture.substring(0, Math.max(0, picture.lastIndexOf('/'))))
            .toArray(String[]::new);
    List<String> distinct = List.of(folders).stream().distinct().toList();
    boolean isClassified = distinct.size() > 1 && !distinct.contains("");
    return isClassified ? Map.of(CLASS_FOLDERS, folders) : Map.of();
  }

  /**
   * The labels of some of the pictures.
   *
   * @param pictures their numbers in the listing
   * @param known what the configuration says of factors; without labels, the factors of a grid
   * @throws UserErrorException if the labels and what the configuration says do not go together
   */
  ImageLabels of(int[] pictures, List<FactorConfig> known) {
    if (columns.isEmpty() && !known.isEmpty()) {
      return ImageLabels.of(
          GridOfSizes.of(known, pictures.length, source.toString(), "data.factor"));
    }
    List<LabelColumn> kept = new ArrayList<>();
    columns.forEach(
        (name, texts) -> {
          List<String> own = IntStream.of(pictures).mapToObj(picture -> texts[picture]).toList();
          if (own.stream().allMatch(String::isEmpty)) {
            LOG.warn("{}: no picture has a value of {}: left out", source, name);
          } else {
            kept.add(LabelColumn.texts(name, own));
          }
        });
    return LabelColumn.labels(kept, pictures.length, known, source.toString());
  }
}
