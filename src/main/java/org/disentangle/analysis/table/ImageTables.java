package org.disentangle.analysis.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.image.PixelKind;
import org.disentangle.table.Schema;
import org.disentangle.table.row.FactorRow;
import org.disentangle.table.row.ImageRow;
import tech.tablesaw.api.Table;

/** The tables {@code images} and {@code factors}: what is measured, and what its classes mean. */
public final class ImageTables {
  private ImageTables() {}

  /**
   * Both tables; {@code factors} is left out without factors.
   *
   * @param factors under the names that they have in tables
   */
  public static List<Table> of(FactorImages images, List<Factor> factors) {
    Table image =
        Schema.of(ImageRow.class)
            .table(
                Stream.of(
                    new ImageRow(
                        images.shape().height(),
                        images.shape().width(),
                        images.shape().channels(),
                        words(images.kind()))));
    return Stream.concat(Stream.of(image), factors(factors).stream()).toList();
  }

  /** {@code factors}; no table without factors. */
  public static List<Table> factors(List<Factor> factors) {
    return factors.isEmpty()
        ? List.of()
        : List.of(Schema.of(FactorRow.class).table(factors.stream().flatMap(ImageTables::classes)));
  }

  /** What the values can be, in words: {@code two values}. */
  public static String words(PixelKind kind) {
    return words((Enum<?>) kind);
  }

  private static Stream<FactorRow> classes(Factor factor) {
    return IntStream.range(0, factor.size())
        .mapToObj(
            i ->
                new FactorRow(
                    factor.name(),
                    words(factor.kind()),
                    i,
                    factor.values().get(i),
                    factor.words().isEmpty() ? "" : factor.words().get(i)));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
