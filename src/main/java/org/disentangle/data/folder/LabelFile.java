package org.disentangle.data.folder;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.config.FolderConfig;

/**
 * A file of labels of a folder.
 *
 * @param name as it is given; {@code *} in it stands for anything but {@code /}
 * @param paths below the folder: one, or of arrays, one for each folder of pictures
 * @param format told by the name's ending, or by the first bytes of an array
 */
record LabelFile(String name, List<String> paths, Format format) {
  /** What is read where no file is named. */
  private static final List<String> USUAL =
      List.of("metadata.csv", "metadata.jsonl", "labels.npy", "train-rec.labels");

  private static final String ANYTHING = "*";

  /** How labels are written. */
  enum Format {
    CSV(".csv"),
    JSON_LINES(".jsonl"),
    BLANKS(".txt"),
    ARRAY(".npy");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }
  }

  /** Copies the paths. */
  LabelFile {
    paths = List.copyOf(paths);
  }

  /**
   * The files that a configuration names, else the one of a usual name, if there is one.
   *
   * @throws UserErrorException if one that is named is not there or of no such format, or if there
   *     are two of usual names
   */
  static List<LabelFile> of(FolderListing listing, FolderConfig config) {
    if (config.getLabelsCount() > 0) {
      return config.getLabelsList().stream().map(name -> of(listing, name)).toList();
    }
    List<String> found = USUAL.stream().filter(listing.others()::contains).toList();
    if (found.size() > 1) {
      throw new UserErrorException(
          "%s has %s; name the one to read in data.folder.labels"
              .formatted(listing.folder(), String.join(" and ", found)));
    }
    return found.stream().map(name -> of(listing, name)).toList();
  }

  private static LabelFile of(FolderListing listing, String name) {
    List<String> paths =
        name.contains(ANYTHING)
            ? matching(listing, name)
            : listing.others().stream().filter(name::equals).toList();
    List<Optional<Format>> formats =
        paths.stream().map(path -> format(listing, path)).distinct().toList();
    Optional<Format> common = formats.size() == 1 ? formats.get(0) : Optional.empty();
    if (common.filter(format -> format == Format.ARRAY || paths.size() == 1).isEmpty()) {
      throw new UserErrorException(
          "data.folder.labels is %s; expected a file of labels below %s, by its path from there: CSV (.csv), JSON Lines (.jsonl), text with blanks between columns (.txt), or a numpy array (npy), or several of these by a *"
              .formatted(printable(name), listing.folder()));
    }
    return new LabelFile(name, paths, common.get());
  }

  private static List<String> matching(FolderListing listing, String name) {
    List<String> found = new ArrayList<>();
    try {
      // Only * has a meaning.
      String glob = name.replaceAll("([\\\\?{}\\[\\]])", "\\\\$1").replaceAll("\\*+", ANYTHING);
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      listing.others().stream().filter(each -> matcher.matches(Path.of(each))).forEach(found::add);
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new UserErrorException(
          "data.folder.labels is %s, which is no path".formatted(printable(name)), e);
    }
    return found;
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private static Optional<Format> format(FolderListing listing, String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return Arrays.stream(Format.values())
        .filter(format -> lower.endsWith(format.ending))
        .findFirst()
        .or(
            () ->
                FileKind.of(listing.file(path))
                    .filter(FileKind.NPY::equals)
                    .map(kind -> Format.ARRAY));
  }

  /** What a column of it is called that has no name: the file without its ending. */
  String stem() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int end = last.lastIndexOf('.');
    String stem = (end > 0 ? last.substring(0, end) : last).replace(ANYTHING, "");
    String stripped = stem.replaceAll("[_.-]+$", "");
    return stripped.isEmpty() ? "label" : stripped;
  }
}
