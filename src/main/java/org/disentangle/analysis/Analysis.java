package org.disentangle.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.analysis.picture.Animation;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.analysis.table.ArrayFile;
import tech.tablesaw.api.Table;

/**
 * The results of analysing the models of a study: the tables and pictures that a report shows.
 *
 * @param tables one table per CSV file, named without the ending, e.g. {@code loss}
 * @param pictures pictures made from pixels, e.g. {@code samples-quick-beta-1}
 * @param animations of the same kind, e.g. {@code traversals-quick-beta-1}
 * @param decoders of the runs whose latents can be moved by hand
 * @param arrays what is too large for tables, e.g. {@code codes-quick-beta-1}
 */
public record Analysis(
    List<Table> tables,
    List<Picture> pictures,
    List<Animation> animations,
    List<ExplorableDecoder> decoders,
    List<ArrayFile> arrays) {
  /** Copies the lists. */
  public Analysis {
    tables = List.copyOf(tables);
    pictures = List.copyOf(pictures);
    animations = List.copyOf(animations);
    decoders = List.copyOf(decoders);
    arrays = List.copyOf(arrays);
  }

  /**
   * One of the tables.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Table table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
  }

  /** This with more tables behind those it has, and more rows below those of a table it has. */
  public Analysis with(List<Table> more) {
    Map<String, Table> all = new LinkedHashMap<>();
    Stream.concat(tables.stream(), more.stream())
        .forEach(
            table -> all.merge(table.name(), table, (above, below) -> above.copy().append(below)));
    return new Analysis(List.copyOf(all.values()), pictures, animations, decoders, arrays);
  }
}
