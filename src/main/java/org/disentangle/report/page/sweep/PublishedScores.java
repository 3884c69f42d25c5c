package org.disentangle.report.page.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.page.NumberText;
import org.disentangle.page.Resource;
import org.disentangle.report.page.ScoreCaption;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The medians of a sweep over all images of dSprites, family by family, and under each the numbers
 * that papers print for it.
 *
 * @param titles of the scores that both have
 * @param rows the sweep's own and the published ones
 */
record PublishedScores(List<String> titles, List<Row> rows) {
  private static final String FILE = "published.csv";
  private static final int DECIMALS = 3;

  /** The scores that are printed, by their keys. */
  private static final List<String> SCORES =
      List.of("beta_vae", "factor_vae", "mig", "dci_disentanglement");

  /**
   * A row of the page.
   *
   * @param isOwn whether it is the sweep's
   */
  record Row(String family, String source, List<String> values, boolean isOwn) {}

  /**
   * A row of the file: numbers as they are printed, blank where there are none.
   *
   * @param family as models name it; blank for all
   */
  @TableFile(name = "published", sentence = "Scores on dSprites as papers print them.")
  record Printed(
      String family,
      String source,
      String betaVae,
      String factorVae,
      String mig,
      String dciDisentanglement) {
    String of(String score) {
      return switch (score) {
        case "beta_vae" -> betaVae;
        case "factor_vae" -> factorVae;
        case "mig" -> mig;
        default -> dciDisentanglement;
      };
    }
  }

  /**
   * Sets them side by side. Empty if no family of the sweep, or none of its scores, is printed.
   *
   * @param taken the keys of the sweep's scores
   * @param sweep one row for each trial
   */
  static PublishedScores of(List<String> taken, Table sweep) {
    List<String> scores = SCORES.stream().filter(taken::contains).toList();
    List<Printed> printed =
        CsvFile.rows(FILE, Resource.text(PublishedScores.class, FILE), Schema.of(Printed.class));
    StringColumn family = sweep.stringColumn("family");
    Set<String> families = new LinkedHashSet<>(family.asList());
    families.remove("");
    List<Row> rows = new ArrayList<>();
    if (!scores.isEmpty()) {
      for (String each : families) {
        Table trials = sweep.where(family.isEqualTo(each));
        List<Row> beside = rows(each, printed, scores);
        if (!beside.isEmpty()) {
          rows.add(own(each, trials, scores));
          rows.addAll(beside);
        }
      }
    }
    if (!rows.isEmpty()) {
      rows.addAll(rows("", printed, scores));
    }
    return new PublishedScores(
        scores.stream().map(score -> ScoreCaption.of(score).title()).toList(), rows);
  }

  private static Row own(String family, Table trials, List<String> scores) {
    return new Row(
        family,
        "this sweep, median of %s models".formatted(trials.rowCount()),
        scores.stream().map(trials::doubleColumn).map(PublishedScores::median).toList(),
        true);
  }

  private static String median(DoubleColumn values) {
    DoubleColumn found = values.removeMissing();
    return found.isEmpty() ? "" : NumberText.rounded(found.median(), DECIMALS);
  }

  private static List<Row> rows(String family, List<Printed> printed, List<String> scores) {
    return printed.stream()
        .filter(each -> each.family().equals(family))
        .filter(each -> scores.stream().anyMatch(score -> !each.of(score).isEmpty()))
        .map(
            each ->
                new Row(
                    family.isEmpty() ? "all" : family,
                    each.source(),
                    scores.stream().map(each::of).toList(),
                    false))
        .toList();
  }
}
