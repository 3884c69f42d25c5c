package org.disentangle.data.archive;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.StoredArray;

/**
 * What classes are called, in an array of an archive: text of [words, 3], in each row the name of a
 * factor, the value of one of its classes, and its word.
 */
final class WrittenWords {
  /** The array. */
  static final String ARRAY = "latents_words";

  private static final int COLUMNS = 3;

  private WrittenWords() {}

  /** The rows for some factors, each after the other; empty where no class has a word. */
  static List<String> rows(List<Factor> factors) {
    return factors.stream()
        .flatMap(
            factor ->
                IntStream.range(0, factor.words().size())
                    .boxed()
                    .flatMap(
                        i ->
                            Stream.of(
                                factor.name(),
                                Double.toString(factor.values().get(i)),
                                factor.words().get(i))))
        .toList();
  }

  /** The shape of the array with these rows. */
  static ArrayShape shape(List<String> rows) {
    return ArrayShape.of(rows.size() / COLUMNS, COLUMNS);
  }

  /**
   * Reads the words.
   *
   * @param names of all factors
   * @return what is said of each factor with words
   * @throws org.disentangle.UserErrorException if the array is no such table, or one of its factors
   *     is not there
   */
  static List<FactorConfig> read(StoredArray array, List<String> names) throws IOException {
    ArrayShape shape = array.shape();
    if (shape.axes() != 2 || shape.length(1) != COLUMNS) {
      throw array.fault(
          "has shape " + shape, "expected (words, 3): in each row a factor, a value and a word");
    }
    List<String> cells = array.texts();
    Map<String, FactorConfig.Builder> factors = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i += COLUMNS) {
      String name = cells.get(i);
      if (!names.contains(name)) {
        throw array.fault(
            "names the factor \"" + printable(name) + "\"",
            "expected one of " + String.join(", ", names));
      }
      String text = cells.get(i + 1);
      double value =
          number(text)
              .orElseThrow(
                  () ->
                      array.fault(
                          "has the value \"" + printable(text) + "\" of " + name,
                          "expected a finite number"));
      factors
          .computeIfAbsent(name, absent -> FactorConfig.newBuilder().setName(absent))
          .addWord(cells.get(i + 2))
          .addValue(value);
    }
    return factors.values().stream().map(FactorConfig.Builder::build).toList();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
