package org.disentangle.analysis;

import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What was found out about the models of a study: the tables and the pictures that a report shows.
 *
 * @param tables one table per CSV file, named without the ending, e.g. {@code loss}
 * @param pictures pictures made from pixels, e.g. {@code samples-quick-beta-1}
 * @param animations of the same kind, e.g. {@code traversals-quick-beta-1}
 * @param decoders of the runs whose latents can be moved by hand
 */
public record Analysis(
    List<Table> tables, List<Picture> pictures, List<Animation> animations, List<ExplorableDecoder> decoders) {
  /** Copies the lists. */
  public Analysis {
    tables = List.copyOf(tables);
    pictures = List.copyOf(pictures);
    animations = List.copyOf(animations);
    decoders = List.copyOf(decoders);
  }
}
