package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;

/**
 * What the CSV files of a report folder say, row by row. A list is empty where the file is absent.
 *
 * @param analysis {@code analysis.csv}, which an earlier version did not write
 * @param provenance the rows of {@code runs.csv} as they stand, for any columns
 * @param claims {@code claims.csv} and {@code claims_runs.csv}
 * @param losses {@code loss.csv}, nats per image
 * @param epochs {@code history.csv}, nats per image
 * @param gaps {@code mig.csv}
 * @param references {@code references.csv}
 * @param information {@code mutual_information.csv}, nats
 * @param modelScores {@code scores.csv}
 * @param binnedGaps {@code mig_bins.csv}
 * @param components {@code pca.csv}
 * @param scores {@code pca_scores.csv}
 * @param codebooks the rows of {@code codebook.csv} as they stand
 * @param codeShares {@code code_usage.csv}
 * @param measured what was measured beside all this
 * @param explored what pictures of latents and codes are drawn from, and how models were made
 */
public record StudyTables(
    Optional<AnalysisRow> analysis,
    Optional<CsvTable> provenance,
    List<ClaimRow> claims,
    List<Loss> losses,
    List<Epoch> epochs,
    List<Gaps> gaps,
    List<ReferenceRow> references,
    List<Information> information,
    List<ModelScore> modelScores,
    List<BinnedGap> binnedGaps,
    List<Component> components,
    List<Point> scores,
    Optional<CsvTable> codebooks,
    List<CodeShare> codeShares,
    MeasureRows measured,
    ExplorationRows explored) {

  /** One row of the loss table: every term by its column's name, blank ones left out. */
  public record Loss(String run, String model, OptionalDouble beta, Map<String, Double> terms) {}

  /**
   * The means over one epoch of one split; {@code split} is {@code train} or {@code validation}.
   */
  public record Epoch(String run, int epoch, String split, Map<String, Double> terms) {}

  /** The mutual information gap of a run and, by factor, what it is the mean of. */
  public record Gaps(
      String run, String model, OptionalDouble beta, double mig, Map<String, Double> byFactor) {}

  /** One score of one run; chance and interval where they were taken. */
  public record ModelScore(
      String run,
      String score,
      double value,
      OptionalDouble chance,
      OptionalDouble low,
      OptionalDouble high) {}

  /** The gap of a run at one number of bins, what a perfect code reaches there, and chance. */
  public record BinnedGap(
      String run, int bins, double mig, OptionalDouble ceiling, OptionalDouble chance) {}

  /** One principal component; {@code component} counts from the file's own first number. */
  public record Component(
      String run, int component, double eigenvalue, double explainedRatio, double cumulative) {}

  /** One sample on a map of two axes, with the class of each factor. */
  public record Point(String run, double x, double y, Map<String, Integer> classes) {}

  /** The part of all choices that fell on one code. */
  public record CodeShare(String run, double share) {}

  /** What every {@code codebook.csv} must have. */
  public static final List<String> CODEBOOK =
      List.of(
          "run",
          "codes",
          "height",
          "width",
          "in_use",
          "perplexity",
          "batch_perplexity",
          "prior",
          "uniform_prior");

  private static final Set<String> LOSS_KEYS = Set.of("run", "model", "beta", "z");
  private static final Set<String> HISTORY_KEYS =
      // A perplexity is no loss term and has no nats.
      Set.of("run", "epoch", "split", "step", "perplexity");
  private static final Set<String> GAP_KEYS = Set.of("run", "model", "beta", "mig");
  private static final Set<String> POINT_KEYS = Set.of("run", "sample", "pc1", "pc2", "x", "y");

  /**
   * Reads the files of a folder.
   *
   * @throws UserErrorException if none of them is there, or one is malformed
   */
  public static StudyTables read(Path folder) {
    StudyTables tables =
        new StudyTables(
            AnalysisRow.read(folder),
            CsvTable.read(folder, "runs.csv", List.of("run")),
            ClaimRow.read(folder),
            read(folder, "loss.csv", List.of("run", "model", "beta", "loss"), StudyTables::loss),
            read(folder, "history.csv", List.of("run", "epoch", "split"), StudyTables::epoch),
            read(folder, "mig.csv", List.of("run", "model", "beta", "mig"), StudyTables::gaps),
            ReferenceRow.read(folder),
            Information.read(folder),
            read(
                folder,
                "scores.csv",
                List.of("run", "score", "value", "chance", "low", "high"),
                StudyTables::modelScore),
            read(
                folder,
                "mig_bins.csv",
                List.of("run", "bins", "mig", "ceiling"),
                StudyTables::binnedGap),
            read(
                folder,
                "pca.csv",
                List.of("run", "component", "eigenvalue", "explained_ratio", "cumulative"),
                StudyTables::component),
            read(
                folder,
                "pca_scores.csv",
                List.of("run", "pc1", "pc2"),
                (table, row) -> point(table, row, "pc1", "pc2")),
            CsvTable.read(folder, "codebook.csv", CODEBOOK),
            read(folder, "code_usage.csv", List.of("run", "share"), StudyTables::codeShare),
            MeasureRows.read(folder),
            ExplorationRows.read(folder));
    if (tables.runs().isEmpty()) {
      throw new UserErrorException(
          folder
              + " is no report folder: none of loss.csv, mig.csv, runs.csv and their like has a row"
              + " there; give the folder that a study wrote");
    }
    return tables;
  }

  /** Every run that a table names, in the order of the first table that names it. */
  public List<String> runs() {
    Set<String> runs = new LinkedHashSet<>();
    provenance.ifPresent(
        table -> IntStream.range(0, table.rows()).forEach(row -> runs.add(table.text(row, "run"))));
    Stream.of(
            losses.stream().map(Loss::run),
            gaps.stream().map(Gaps::run),
            epochs.stream().map(Epoch::run),
            information.stream().map(Information::run),
            modelScores.stream().map(ModelScore::run),
            components.stream().map(Component::run),
            scores.stream().map(Point::run),
            measured.values().stream().map(MeasureRows.Value::run))
        .flatMap(names -> names)
        .forEach(runs::add);
    return List.copyOf(runs);
  }

  /** The family of a run's model; empty where no table says. */
  public String familyOf(String run) {
    Stream<String> recorded =
        provenance
            .filter(table -> table.columns().contains("model"))
            .map(
                table ->
                    IntStream.range(0, table.rows())
                        .filter(row -> table.text(row, "run").equals(run))
                        .mapToObj(row -> table.text(row, "model")))
            .orElse(Stream.of());
    return Stream.of(
            recorded,
            losses.stream().filter(row -> row.run().equals(run)).map(Loss::model),
            gaps.stream().filter(row -> row.run().equals(run)).map(Gaps::model))
        .flatMap(models -> models)
        .filter(model -> !model.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The latents of a run that its images do not move, as far as that was measured. */
  public Set<Integer> idleLatentsOf(String run) {
    return measured.latentsOf(run).stream()
        .filter(latent -> !latent.isActive())
        .map(MeasureRows.Latent::latent)
        .collect(Collectors.toSet());
  }

  /** The factors of the gaps, in the order of their columns. */
  public List<String> factors() {
    return columns(gaps.stream().map(Gaps::byFactor));
  }

  /** The loss terms of the history, in the order of their columns. */
  public List<String> historyTerms() {
    return columns(epochs.stream().map(Epoch::terms));
  }

  /** The keys of all rows in the order of their columns; a new one goes before what follows it. */
  public static List<String> columns(Stream<Map<String, Double>> rows) {
    List<String> columns = new ArrayList<>();
    rows.forEach(
        row -> {
          List<String> keys = new ArrayList<>(row.keySet());
          Collections.reverse(keys);
          int follower = columns.size();
          for (String key : keys) {
            if (columns.contains(key)) {
              follower = columns.indexOf(key);
            } else {
              columns.add(follower, key);
            }
          }
        });
    return List.copyOf(columns);
  }

  public List<Epoch> epochsOf(String run) {
    return epochs.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<Information> informationOf(String run) {
    return information.stream().filter(row -> row.run().equals(run)).toList();
  }

  /** A score of a run; empty if it was not taken. */
  public Optional<ModelScore> scoreOf(String run, String score) {
    return modelScores.stream()
        .filter(row -> row.run().equals(run) && row.score().equals(score))
        .findFirst();
  }

  public List<Component> componentsOf(String run) {
    return components.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<Point> scoresOf(String run) {
    return scores.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<CodeShare> codeSharesOf(String run) {
    return codeShares.stream().filter(row -> row.run().equals(run)).toList();
  }

  /** Understands one row. */
  interface RowReader<T> {
    T read(CsvTable table, int row);
  }

  /** The rows of a file; none if there is no such file. */
  static <T> List<T> read(Path folder, String name, List<String> columns, RowReader<T> reader) {
    return CsvTable.read(folder, name, columns).stream()
        .flatMap(table -> IntStream.range(0, table.rows()).mapToObj(row -> reader.read(table, row)))
        .toList();
  }

  private static Loss loss(CsvTable table, int row) {
    return new Loss(
        table.text(row, "run"),
        table.text(row, "model"),
        table.optionalNumber(row, "beta"),
        numbers(table, row, column -> !LOSS_KEYS.contains(column)));
  }

  private static Epoch epoch(CsvTable table, int row) {
    return new Epoch(
        table.text(row, "run"),
        table.index(row, "epoch"),
        table.text(row, "split"),
        numbers(table, row, column -> !HISTORY_KEYS.contains(column)));
  }

  private static Gaps gaps(CsvTable table, int row) {
    return new Gaps(
        table.text(row, "run"),
        table.text(row, "model"),
        table.optionalNumber(row, "beta"),
        table.number(row, "mig"),
        numbers(table, row, column -> !GAP_KEYS.contains(column)));
  }

  private static ModelScore modelScore(CsvTable table, int row) {
    return new ModelScore(
        table.text(row, "run"),
        table.text(row, "score"),
        table.number(row, "value"),
        table.optionalNumber(row, "chance"),
        table.optionalNumber(row, "low"),
        table.optionalNumber(row, "high"));
  }

  private static BinnedGap binnedGap(CsvTable table, int row) {
    return new BinnedGap(
        table.text(row, "run"),
        table.index(row, "bins"),
        table.number(row, "mig"),
        table.optionalNumber(row, "ceiling"),
        table.optionalNumber(row, "chance"));
  }

  private static Component component(CsvTable table, int row) {
    return new Component(
        table.text(row, "run"),
        table.index(row, "component"),
        table.number(row, "eigenvalue"),
        table.number(row, "explained_ratio"),
        table.number(row, "cumulative"));
  }

  /** A row with two coordinates; all further columns are classes of factors. */
  static Point point(CsvTable table, int row, String x, String y) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (String column : table.columns()) {
      if (!POINT_KEYS.contains(column)) {
        classes.put(column, table.index(row, column));
      }
    }
    return new Point(table.text(row, "run"), table.number(row, x), table.number(row, y), classes);
  }

  private static CodeShare codeShare(CsvTable table, int row) {
    return new CodeShare(table.text(row, "run"), table.number(row, "share"));
  }

  private static Map<String, Double> numbers(
      CsvTable table, int row, Predicate<String> isNumberColumn) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String column : table.columns()) {
      if (isNumberColumn.test(column)) {
        table.optionalNumber(row, column).ifPresent(number -> numbers.put(column, number));
      }
    }
    return numbers;
  }
}
