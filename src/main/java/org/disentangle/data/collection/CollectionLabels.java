package org.disentangle.data.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.GridOfSizes;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.LabelColumn;

/**
 * What is known of all pictures of a collection.
 *
 * @param source where that is from, in messages
 * @param columns each with or without a value of a picture
 * @param described what the collection says of factors beside their values
 */
public record CollectionLabels(
    String source, List<LabelColumn> columns, List<FactorConfig> described) {
  private static final Logger LOG = LogManager.getLogger();

  /** Copies the lists. */
  public CollectionLabels {
    columns = List.copyOf(columns);
    described = List.copyOf(described);
  }

  /**
   * The labels of some of the pictures: the columns that have a value of one of them; without any
   * column, the factors of a grid, if one is told.
   *
   * @param pictures their numbers in the collection
   * @param known what the configuration says of factors; without labels, the factors of a grid
   * @throws org.disentangle.UserErrorException if the labels and what the configuration says do not
   *     go together
   */
  ImageLabels of(int[] pictures, List<FactorConfig> known) {
    List<FactorConfig> all = Stream.concat(known.stream(), described.stream()).toList();
    if (columns.isEmpty() && !all.isEmpty()) {
      return ImageLabels.of(
          GridOfSizes.of(
              known.isEmpty() ? described : known, pictures.length, source, "data.factor"));
    }
    List<LabelColumn> kept = new ArrayList<>();
    Set<String> leftOut = new HashSet<>();
    for (LabelColumn column : columns) {
      LabelColumn own = column.of(pictures);
      if (own.isUnknown()) {
        LOG.warn("{}: no picture has a value of {}: left out", source, own.name());
        leftOut.add(own.name());
      } else {
        kept.add(own);
      }
    }
    return LabelColumn.labels(
            kept,
            pictures.length,
            Stream.concat(
                    known.stream(),
                    described.stream().filter(each -> !leftOut.contains(each.getName())))
                .toList(),
            source)
        .inOrderOfGrid();
  }
}
