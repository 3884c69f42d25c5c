package org.disentangle.data.shards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disentangle.config.ShardsConfig;
import org.disentangle.data.parquet.ColumnValues;
import org.disentangle.data.parquet.ParquetColumn;
import org.disentangle.data.parquet.ParquetFile;
import org.disentangle.data.parquet.ParquetPage;
import org.disentangle.data.picture.PictureContent;

/**
 * A Parquet file with a row a picture: a column of pictures' files, which Hugging Face has as the
 * field {@code bytes} of a struct, and columns of labels. Its pages are read one at a time.
 */
final class ParquetShard implements Shard {
  private static final String BYTES = "bytes";

  private final ParquetFile file;
  private final ParquetColumn image;

  /** The pages of the pictures, by the first row of each. */
  private final NavigableMap<Integer, ParquetPage> pages;

  private Optional<Map.Entry<Integer, ColumnValues>> read = Optional.empty();

  private ParquetShard(
      ParquetFile file, ParquetColumn image, NavigableMap<Integer, ParquetPage> pages) {
    this.file = file;
    this.image = image;
    this.pages = pages;
  }

  /**
   * Reads where the pictures are, and all labels.
   *
   * @param labels takes the labels
   * @param first the number of this file's first row there
   * @throws IOException if it is damaged, or has no column of pictures; the message says how,
   *     without its name
   */
  static ParquetShard read(Path path, ShardsConfig config, SampleLabels labels, int first)
      throws IOException {
    ParquetFile file = ParquetFile.open(path);
    HubFeatures features = HubFeatures.of(file);
    ParquetColumn image = image(file, config, features);
    for (ParquetColumn column : file.columns()) {
      boolean isAsked =
          config.getLabelsCount() == 0 || config.getLabelsList().contains(column.path().get(0));
      if (isAsked && !column.path().get(0).equals(image.path().get(0))) {
        if (isOneValue(column) && column.isLabel()) {
          addLabels(file, column, labels, first);
          if (column.isWholeNumber() && features.classes().containsKey(column.name())) {
            labels.nameClasses(column.name(), features.classes().get(column.name()));
          }
        } else {
          labels.leaveOut(column.name());
        }
      }
    }
    TreeMap<Integer, ParquetPage> pages = new TreeMap<>();
    int row = 0;
    for (ParquetPage page : file.pages(image)) {
      if (page.values() > 0) {
        pages.put(row, page);
        row = Math.addExact(row, page.values());
      }
    }
    return new ParquetShard(file, image, pages);
  }

  private static boolean isOneValue(ParquetColumn column) {
    return column.path().size() == 1 && !column.isRepeated();
  }

  private static ParquetColumn image(ParquetFile file, ShardsConfig config, HubFeatures features)
      throws IOException {
    List<ParquetColumn> found =
        file.columns().stream()
            .filter(column -> column.isBytes() && !column.isRepeated())
            .filter(
                column ->
                    column.path().size() == 1
                        || (column.path().size() == 2 && column.path().get(1).equals(BYTES)))
            .toList();
    List<String> wanted = config.hasImage() ? List.of(config.getImage()) : features.pictures();
    List<ParquetColumn> chosen =
        wanted.isEmpty()
            ? found
            : found.stream().filter(each -> wanted.contains(each.path().get(0))).toList();
    if (chosen.size() != 1) {
      throw new IOException(
          "%s columns have pictures%s; expected one column of bytes, or of a struct with bytes, named in data.shards.image where there are several: %s"
              .formatted(
                  chosen.size(),
                  config.hasImage() ? " and the name " + config.getImage() : "",
                  found.stream()
                      .map(each -> each.path().get(0))
                      .collect(Collectors.joining(", "))));
    }
    return chosen.get(0);
  }

  private static void addLabels(
      ParquetFile file, ParquetColumn column, SampleLabels labels, int first) throws IOException {
    int row = first;
    for (ParquetPage page : file.pages(column)) {
      ColumnValues values = ColumnValues.read(file, column, page);
      for (int i = 0; i < page.values(); i++, row++) {
        labels.set(column.name(), row, values.text(i).orElse(""));
      }
    }
  }

  @Override
  public int size() {
    return pages.isEmpty() ? 0 : pages.lastKey() + pages.lastEntry().getValue().values();
  }

  @Override
  public String name(int picture) {
    return "row " + picture + " (from 0)";
  }

  @Override
  public long memory(int picture) {
    ParquetPage page = pages.floorEntry(picture).getValue();
    return page.bytes() / page.values();
  }

  @Override
  public PictureContent content(int picture) throws IOException {
    Map.Entry<Integer, ParquetPage> page = pages.floorEntry(picture);
    if (read.filter(last -> last.getKey().equals(page.getKey())).isEmpty()) {
      read = Optional.empty();
      read = Optional.of(Map.entry(page.getKey(), ColumnValues.read(file, image, page.getValue())));
    }
    return read.get()
        .getValue()
        .bytes(picture - page.getKey())
        .map(PictureContent::of)
        .orElseGet(() -> PictureContent.missing("has no picture (bytes, not a path alone)"));
  }
}
