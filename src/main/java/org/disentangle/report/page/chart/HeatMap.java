package org.disentangle.report.page.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.InformationRow;

/**
 * The heat map of mutual information: how many nats each latent of one run tells about each factor.
 *
 * @param run the run's name
 * @param factors the columns
 * @param rows one per latent
 */
public record HeatMap(String run, List<Column> factors, List<Row> rows) {
  /**
   * A factor.
   *
   * @param entropy the largest number of nats that a latent could tell
   * @param chance the nats with shuffled factors, on average over the latents; a dash if that was
   *     not measured
   * @param gap the best latent's lead over the next latent as a share of the entropy; a dash if
   *     there is no next latent
   */
  public record Column(
      String name,
      String entropy,
      String fullEntropy,
      String chance,
      String fullChance,
      String gap,
      String fullGap) {}

  /** A latent. */
  public record Row(int latent, List<Cell> cells) {}

  /**
   * The mutual information of one latent and one factor.
   *
   * @param share of the factor's entropy, 0 to 1, for the shade of the cell
   * @param rank {@code first} or {@code second} of the factor's latents, or empty
   */
  public record Cell(String text, String full, String share, boolean isDark, String rank) {}

  /** From this shade on, white letters are more readable than dark ones. */
  private static final double DARK = 0.7;

  public static HeatMap of(String run, List<InformationRow> information) {
    List<String> factors = information.stream().map(InformationRow::factor).distinct().toList();
    Map<String, List<InformationRow>> ranked =
        information.stream()
            .collect(
                Collectors.groupingBy(
                    InformationRow::factor,
                    Collectors.collectingAndThen(Collectors.toList(), HeatMap::best)));
    Map<Integer, List<InformationRow>> byLatent =
        information.stream()
            .collect(
                Collectors.groupingBy(InformationRow::latent, TreeMap::new, Collectors.toList()));
    return new HeatMap(
        run,
        factors.stream().map(factor -> column(factor, ranked.get(factor))).toList(),
        byLatent.entrySet().stream()
            .map(
                latent ->
                    new Row(
                        latent.getKey(),
                        factors.stream()
                            .map(factor -> cell(factor, latent.getValue(), ranked.get(factor)))
                            .toList()))
            .toList());
  }

  private static List<InformationRow> best(List<InformationRow> ofFactor) {
    return ofFactor.stream()
        .sorted(Comparator.comparingDouble(InformationRow::nats).reversed())
        .toList();
  }

  private static Column column(String factor, List<InformationRow> ranked) {
    double entropy = ranked.get(0).factorEntropy();
    OptionalDouble gap =
        ranked.size() > 1 && entropy > 0
            ? OptionalDouble.of((ranked.get(0).nats() - ranked.get(1).nats()) / entropy)
            : OptionalDouble.empty();
    OptionalDouble chance = ranked.stream().flatMapToDouble(row -> row.chance().stream()).average();
    return new Column(
        ColumnTitle.factorHeading(factor),
        NumberText.rounded(entropy, 3),
        NumberText.full(entropy),
        rounded(chance, 3),
        full(chance),
        rounded(gap, 4),
        full(gap));
  }

  private static String rounded(OptionalDouble number, int decimals) {
    return number.isPresent() ? NumberText.rounded(number.getAsDouble(), decimals) : "–";
  }

  private static String full(OptionalDouble number) {
    return number.isPresent() ? NumberText.full(number.getAsDouble()) : "not given";
  }

  private static Cell cell(
      String factor, List<InformationRow> ofLatent, List<InformationRow> ranked) {
    return ofLatent.stream()
        .filter(row -> row.factor().equals(factor))
        .findFirst()
        .map(
            row -> {
              double share =
                  row.factorEntropy() > 0 ? Math.max(0, row.nats() / row.factorEntropy()) : 0;
              int rank = ranked.indexOf(row);
              return new Cell(
                  NumberText.rounded(row.nats(), 3),
                  NumberText.full(row.nats()),
                  NumberText.rounded(Math.min(1, share), 3),
                  share > DARK,
                  rank == 0 ? "first" : rank == 1 ? "second" : "");
            })
        .orElse(new Cell("–", "not given", "0", false, ""));
  }
}
