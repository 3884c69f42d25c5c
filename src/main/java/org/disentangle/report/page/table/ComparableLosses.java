package org.disentangle.report.page.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disentangle.table.row.LikelihoodRow;

/** What a reader must know before comparing the losses of runs, in sentences. */
final class ComparableLosses {
  private ComparableLosses() {}

  /**
   * Which losses may be compared, and which are no likelihoods.
   *
   * @param rows empty where every loss is that of probabilities of two values
   * @return sentences after a space; empty if there is nothing to say
   */
  static String of(List<LikelihoodRow> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            " Losses compare only between runs of one likelihood on the same images: ");
    text.append(groups(rows)).append('.');
    if (has(rows, LikelihoodRow.DENSITY)) {
      text.append(" A density may exceed 1, and its loss then lies below 0.");
    }
    if (has(rows, LikelihoodRow.NO_LIKELIHOOD)) {
      text.append(
          " Bernoulli pixels of values between 0 and 1 are no likelihood: their loss is above 0 for a perfect reconstruction too, and has no bits per dimension.");
    }
    return text.toString();
  }

  private static boolean has(List<LikelihoodRow> rows, String measure) {
    return rows.stream().anyMatch(row -> row.measure().equals(measure));
  }

  /** Such as {@code optimal gaussian, a density (a, b); bernoulli, no likelihood (c)}. */
  private static String groups(List<LikelihoodRow> rows) {
    Map<String, List<String>> runs =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ComparableLosses::kind,
                    TreeMap::new,
                    Collectors.mapping(LikelihoodRow::run, Collectors.toList())));
    return runs.entrySet().stream()
        .map(group -> group.getKey() + " (" + String.join(", ", group.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private static String kind(LikelihoodRow row) {
    String name = row.likelihood().replace('_', ' ');
    return row.measure().isEmpty() ? name : name + ", " + withArticle(row.measure());
  }

  private static String withArticle(String measure) {
    return measure.equals(LikelihoodRow.NO_LIKELIHOOD) ? measure : "a " + measure;
  }
}
