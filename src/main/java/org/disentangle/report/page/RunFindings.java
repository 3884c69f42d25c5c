package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.LatentRow;

/** The findings of one run, in a sentence or two computed from its tables. */
final class RunFindings {
  private RunFindings() {}

  /**
   * The nats are those beyond the chance level; a factor without a known chance level is not
   * mentioned.
   *
   * <p>For example: 5 of 10 latents are used. z3 tells most about position x (0.71 of its 3.47
   * nats), z5 about scale (0.81 of 1.79). No latent by itself tells clearly more than chance about
   * orientation.
   *
   * @return empty where neither latents nor mutual information were measured
   */
  static String of(String run, StudyTables tables) {
    List<LatentRow> latents = tables.rows(LatentRow.class, run);
    Set<Integer> idle = tables.idleLatentsOf(run);
    // Information in variations of a latent that do not reach the decoder was not learned by the
    // model.
    List<InformationRow> best =
        best(
            tables.rows(InformationRow.class, run).stream()
                .filter(row -> !idle.contains(row.latent()))
                .filter(InformationRow::isJudged)
                .toList());
    return Stream.of(used(latents), tells(best), silent(best), doubled(best))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> used(List<LatentRow> latents) {
    if (latents.isEmpty()) {
      return Optional.empty();
    }
    long active = latents.stream().filter(LatentRow::isActive).count();
    return Optional.of(
        active
            + " of "
            + latents.size()
            + (latents.size() == 1 ? " latent" : " latents")
            + (active == 1 ? " is used." : " are used."));
  }

  /** For each factor with two classes, the latent that tells most about it. */
  private static List<InformationRow> best(List<InformationRow> information) {
    List<InformationRow> best = new ArrayList<>();
    information.stream()
        .filter(row -> row.factorEntropy() > 0)
        .collect(Collectors.groupingBy(InformationRow::factor))
        .values()
        .forEach(rows -> rows.stream().max(InformationRow.BY_NATS_TOLD).ifPresent(best::add));
    best.sort(Comparator.comparingDouble(row -> -share(row)));
    return best;
  }

  private static double share(InformationRow row) {
    return row.natsTold() / row.factorEntropy();
  }

  private static Optional<String> tells(List<InformationRow> best) {
    List<InformationRow> telling = best.stream().filter(InformationRow::isTelling).toList();
    List<String> parts = new ArrayList<>();
    for (InformationRow row : telling) {
      boolean isFirst = parts.isEmpty();
      parts.add(
          "z"
              + row.latent()
              + (isFirst ? " tells most about " : " about ")
              + ColumnTitle.factor(row.factor())
              + " ("
              + NumberText.rounded(row.natsTold(), 2)
              + (isFirst ? " of its " : " of ")
              + NumberText.rounded(row.factorEntropy(), 2)
              + (isFirst ? " nats)" : ")"));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts) + ".");
  }

  private static Optional<String> silent(List<InformationRow> best) {
    List<String> factors =
        best.stream()
            .filter(row -> !row.isTelling())
            .map(row -> ColumnTitle.factor(row.factor()))
            .sorted()
            .toList();
    return factors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No latent by itself tells clearly more than chance about "
                + listed(factors, "or")
                + ".");
  }

  /** Latents that are the best for two factors, and so stand for neither alone. */
  private static Optional<String> doubled(List<InformationRow> best) {
    Map<Integer, List<String>> byLatent =
        best.stream()
            .filter(InformationRow::isTelling)
            .collect(
                Collectors.groupingBy(
                    InformationRow::latent,
                    TreeMap::new,
                    Collectors.mapping(
                        row -> ColumnTitle.factor(row.factor()), Collectors.toList())));
    List<String> mixing =
        byLatent.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> "z" + entry.getKey() + " mixes " + listed(entry.getValue()))
            .toList();
    return mixing.isEmpty() ? Optional.empty() : Optional.of(listed(mixing) + ".");
  }

  /** {@code a, b and c}. */
  static String listed(List<String> words) {
    return listed(words, "and");
  }

  private static String listed(List<String> words, String last) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " "
            + last
            + " "
            + words.get(words.size() - 1);
  }
}
