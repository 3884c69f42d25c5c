package org.disentangle.report.page.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.LikelihoodRow;
import org.disentangle.table.row.LossRow;

/**
 * A comparison table: our results, those of the seed project for the same β directly below each,
 * and reference values at the end, each quantity in one column.
 */
public final class ComparisonTable {
  private static final int LOSS_DECIMALS = 2;
  private static final int GAP_DECIMALS = 4;
  private static final String BETA_VAE = "beta-VAE";
  private static final String MIG = "mig";

  /** One of our results with its values by column. */
  private record Result(
      String run, String model, OptionalDouble beta, Map<String, Double> values) {}

  private final BetaCells betas;

  private final List<String> columns;
  private final int decimals;
  private final boolean isOfModels;

  private ComparisonTable(BetaCells betas, List<Result> results, int decimals, boolean isOfModels) {
    this.betas = betas;
    this.isOfModels = isOfModels;
    columns = StudyTables.columns(results.stream().map(Result::values));
    this.decimals = decimals;
  }

  /**
   * The loss terms in nats per image, and what is known of them in bits per dimension.
   *
   * @param betas of the runs
   * @param likelihoods of the runs; empty where every loss is that of probabilities of two values
   */
  public static PageTable ofLosses(
      List<LossRow> losses,
      List<LikelihoodRow> likelihoods,
      BetaCells betas,
      ReferenceNumbers reference) {
    List<Result> results =
        losses.stream()
            .map(row -> new Result(row.run(), row.model(), row.beta(), values(row, likelihoods)))
            .toList();
    return new ComparisonTable(betas, results, LOSS_DECIMALS, true)
        .table(
            "Loss terms in nats per image, z drawn from the posterior where there is one: over a sample of the images a run was trained on, or of those it is measured on where its own are others or not known."
                + ComparableLosses.of(likelihoods),
            ColumnTitle::heading,
            results,
            reference.losses());
  }

  private static Map<String, Double> values(LossRow losses, List<LikelihoodRow> likelihoods) {
    Map<String, Double> values = losses.values();
    likelihoods.stream()
        .filter(row -> row.run().equals(losses.run()))
        .forEach(row -> values.putAll(row.bits()));
    return values;
  }

  /**
   * The mutual information gap and its parts by factor.
   *
   * @param betas of the runs
   * @param isOfModels whether families and β are shown
   */
  public static PageTable ofGaps(
      List<GapRow> gaps, BetaCells betas, ReferenceNumbers reference, boolean isOfModels) {
    List<Result> results =
        gaps.stream()
            .map(row -> new Result(row.run(), row.model(), row.beta(), values(row)))
            .toList();
    return new ComparisonTable(betas, results, GAP_DECIMALS, isOfModels)
        .table(
            "Mutual information gap, and the gap of each factor as a share of its entropy.",
            column ->
                column.equals(MIG)
                    ? ColumnTitle.heading(column)
                    : ColumnTitle.factorHeading(column),
            results,
            reference.gaps());
  }

  private static Map<String, Double> values(GapRow row) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MIG, row.mig());
    values.putAll(row.byFactor());
    return values;
  }

  private PageTable table(
      String caption,
      UnaryOperator<String> heading,
      List<Result> results,
      List<ReferenceNumbers.Row> references) {
    List<Heading> headings =
        Stream.concat(
                isOfModels
                    ? Stream.of(Heading.text("Run"), Heading.text("Model"), Heading.number("β"))
                    : Stream.of(Heading.text("Run")),
                columns.stream().map(column -> Heading.number(heading.apply(column))))
            .toList();
    return new PageTable(
        caption,
        headings,
        withSeedProject(
            results, references.stream().filter(ReferenceNumbers.Row::isSeedProject).toList()),
        references.stream().filter(row -> !row.isSeedProject()).map(this::known).toList());
  }

  /** After the last of our β-VAEs with the same β; rows of a β that we did not run come last. */
  private List<Row> withSeedProject(List<Result> results, List<ReferenceNumbers.Row> seedProject) {
    List<OptionalDouble> known =
        results.stream()
            .map(row -> row.model().equals(BETA_VAE) ? row.beta() : OptionalDouble.empty())
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      rows.add(ours(results.get(i)));
      OptionalDouble beta = known.get(i);
      if (known.lastIndexOf(beta) == i) {
        seedProject.stream()
            .filter(row -> row.beta().equals(beta))
            .map(this::seedProject)
            .forEach(rows::add);
      }
    }
    seedProject.stream()
        .filter(row -> !known.contains(row.beta()))
        .map(this::seedProject)
        .forEach(rows::add);
    return rows;
  }

  private Row ours(Result result) {
    return row(
        "",
        result.run(),
        result.model(),
        betas.of(result.run(), result.beta()),
        result.values(),
        value -> Cell.number(value, decimals));
  }

  private Row seedProject(ReferenceNumbers.Row row) {
    return row(
        "seed",
        row.source(),
        BETA_VAE,
        Cell.exact(row.beta()),
        row.values(),
        value -> Cell.number(value, decimals));
  }

  private Row known(ReferenceNumbers.Row row) {
    return row(
        "reference",
        row.source(),
        "",
        Cell.exact(row.beta()),
        row.values(),
        value -> row.isPublished() ? Cell.exact(value) : Cell.number(value, decimals));
  }

  private Row row(
      String kind,
      String run,
      String model,
      Cell beta,
      Map<String, Double> values,
      Function<Double, Cell> written) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.text(run)));
    if (isOfModels) {
      cells.addAll(List.of(Cell.text(model), beta));
    }
    for (String column : columns) {
      cells.add(values.containsKey(column) ? written.apply(values.get(column)) : Cell.blank());
    }
    return Row.of(kind, cells);
  }
}
