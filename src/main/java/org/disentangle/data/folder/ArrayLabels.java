package org.disentangle.data.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.ArrayColumns;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.catalogue.KnownSets;
import org.disentangle.data.numpy.NpyFile;

/**
 * Labels in numpy arrays: a row a picture, in the order of the pictures; of several arrays, each of
 * the pictures of one folder.
 */
final class ArrayLabels {
  private ArrayLabels() {}

  /**
   * Reads all rows.
   *
   * @throws IOException if a file cannot be read
   * @throws org.disentangle.UserErrorException if an array is damaged, of no numbers or text, or
   *     does not fit the pictures
   */
  static LabelPart read(FolderListing listing, LabelFile file) throws IOException {
    List<StoredArray> arrays =
        file.paths().stream().map(path -> NpyFile.array(listing.file(path))).toList();
    List<Integer> counts = counts(listing, arrays);
    StoredArray first = arrays.get(0);
    for (int i = 0; i < arrays.size(); i++) {
      StoredArray array = arrays.get(i);
      ArrayShape shape = array.shape();
      int columns = columns(first);
      boolean isSound = shape.axes() == 1 || (shape.axes() == 2 && columns > 0);
      if (!isSound || shape.rows() != counts.get(i) || columns(array) != columns) {
        throw array.fault(
            "has shape " + shape,
            "expected (%s, %s): a row for each of the pictures, at most %s columns"
                .formatted(
                    counts.get(i), columns > 0 ? columns : "columns", LabelTable.MOST_COLUMNS));
      }
      if (!array.isText() || !first.isText()) {
        array.numbers();
        first.numbers();
      }
    }
    int columns = columns(first);
    List<FactorConfig> published =
        KnownSets.columns(ArrayShape.of(listing.pictures().size(), columns));
    List<String> names =
        published.isEmpty()
            ? LabelPart.names(file.stem(), columns)
            : published.stream().map(FactorConfig::getName).toList();
    return new LabelPart(ArrayColumns.of(arrays, names), false, published);
  }

  /** How many columns an array has; 0 where they are none or too many. */
  private static int columns(StoredArray array) {
    long columns = array.shape().axes() == 1 ? 1 : array.shape().rowElements();
    return columns <= LabelTable.MOST_COLUMNS ? (int) columns : 0;
  }

  /** How many pictures each array is of. */
  private static List<Integer> counts(FolderListing listing, List<StoredArray> arrays) {
    if (arrays.size() == 1) {
      return List.of(listing.pictures().size());
    }
    List<String> folders = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (String picture : listing.pictures()) {
      String folder = FolderListing.folderOf(picture);
      int last = folders.size() - 1;
      if (last < 0 || !folders.get(last).equals(folder)) {
        folders.add(folder);
        counts.add(1);
      } else {
        counts.set(last, counts.get(last) + 1);
      }
    }
    if (folders.size() != arrays.size()) {
      throw arrays
          .get(0)
          .fault(
              "is one of %s arrays, but the pictures of %s lie in %s folders"
                  .formatted(arrays.size(), listing.folder(), folders.size()),
              "expected one array for each folder");
    }
    return counts;
  }
}
