package org.disentangle.data.folder;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.LabelColumn;

/**
 * What one file, or the names of pictures, say of all pictures.
 *
 * @param columns one label a picture each
 * @param haveNames whether the columns' names are the source's own
 * @param known what is known of these factors
 */
record LabelPart(List<LabelColumn> columns, boolean haveNames, List<FactorConfig> known) {
  /** Copies the lists. */
  LabelPart {
    columns = List.copyOf(columns);
    known = List.copyOf(known);
  }

  /** Columns of which nothing further is known. */
  LabelPart(List<LabelColumn> columns, boolean haveNames) {
    this(columns, haveNames, List.of());
  }

  /** The names of columns that have none: that of the file, numbered where there are several. */
  static List<String> names(String stem, int columns) {
    return columns == 1
        ? List.of(stem)
        : IntStream.range(0, columns).mapToObj(i -> stem + "_" + i).toList();
  }
}
