package org.disentangle.data.codes;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.KnownFactors;
import org.disentangle.data.LabelColumn;

/**
 * A table of what is known of each image: a column a factor, of numbers or of words.
 *
 * @param path where it lies
 * @param checksum SHA-256 of the file, hexadecimal
 * @param labels of the images, in the order of the rows
 */
public record FactorTable(TablePath path, String checksum, ImageLabels labels) {
  /**
   * Reads a table.
   *
   * @param names of the factors; empty for those of the file, or else {@code factor_0} and so on
   * @param kinds of factors that are not what their values look like, by the factors' names
   * @throws UserErrorException if it cannot be read, is empty, names or kinds do not fit, a factor
   *     has a class for each image, or none has two classes
   */
  public static FactorTable read(
      TablePath path, List<String> names, Map<String, FactorKind> kinds) {
    return StoredColumns.read(
        path,
        columns -> {
          List<LabelColumn> found = columns.labels(names(path, columns, names));
          requireKnown(path, found, kinds);
          List<FactorConfig> known =
              kinds.entrySet().stream()
                  .map(
                      each ->
                          FactorConfig.newBuilder()
                              .setName(each.getKey())
                              .setKind(each.getValue())
                              .build())
                  .toList();
          ImageLabels labels =
              LabelColumn.labels(found, found.get(0).size(), known, path.toString());
          requireClasses(path, labels);
          return new FactorTable(path, CodeTable.sha256(path.file()), labels);
        });
  }

  private static List<String> names(TablePath path, StoredColumns columns, List<String> given) {
    if (!given.isEmpty() && given.size() != columns.width()) {
      throw new UserErrorException(
          "--factor-names gives %s names (%s), but %s has %s columns; give one for each"
              .formatted(given.size(), String.join(", ", given), path, columns.width()));
    }
    if (given.stream().distinct().count() < given.size()) {
      throw new UserErrorException(
          "--factor-names gives one name twice (%s); give each factor a name of its own"
              .formatted(String.join(", ", given)));
    }
    if (!given.isEmpty() || !columns.names().isEmpty()) {
      return given.isEmpty() ? columns.names() : given;
    }
    return IntStream.range(0, columns.width()).mapToObj(k -> "factor_" + k).toList();
  }

  private static void requireKnown(
      TablePath path, List<LabelColumn> found, Map<String, FactorKind> kinds) {
    List<String> names = found.stream().map(LabelColumn::name).toList();
    kinds.forEach(
        (name, kind) -> {
          if (!names.contains(name)) {
            throw new UserErrorException(
                "--factor names %s, but %s has the factors %s; name one of them"
                    .formatted(name, path, String.join(", ", names)));
          }
          found.stream()
              .filter(column -> column.name().equals(name) && kind == FactorKind.CONTINUOUS)
              .flatMap(column -> column.words().stream().limit(1))
              .forEach(
                  word -> {
                    throw new UserErrorException(
                        "--factor calls %s continuous, but in %s it has the word \"%s\"; expected numbers, or another kind"
                            .formatted(name, path, word));
                  });
        });
  }

  private static void requireClasses(TablePath path, ImageLabels labels) {
    List<Factor> factors = labels.factors();
    for (int k = 0; k < factors.size(); k++) {
      Factor factor = factors.get(k);
      int column = k;
      long known =
          IntStream.range(0, labels.size())
              .filter(i -> labels.factorClass(i, column) != KnownFactors.UNKNOWN)
              .count();
      if (factor.kind() != FactorKind.CONTINUOUS && known > 1 && factor.size() >= known) {
        throw new UserErrorException(
            "%s: the factor %s has a class of its own for each of the %s rows, so nothing can be counted of it; leave it out%s"
                .formatted(
                    path,
                    factor.name(),
                    known,
                    factor.words().isEmpty()
                        ? ", or say --factor \"" + factor.name() + "=continuous\""
                        : ""));
      }
    }
    if (factors.stream().allMatch(factor -> factor.size() < 2)) {
      throw new UserErrorException(
          "%s: no factor has two classes (%s); without one, leave --factors out for the scores that need none"
              .formatted(path, String.join(", ", factors.stream().map(Factor::name).toList())));
    }
  }
}
