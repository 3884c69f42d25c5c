package org.disentangle.report.table;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ResponseRow;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The response curves of one run: the latents that respond most to the factors, each against each
 * factor.
 *
 * @param latents in the order of their index
 * @param factors in the order of the file
 * @param curves [latents][factors]
 */
public record ResponseCurves(
    List<Integer> latents, List<String> factors, List<List<Curve>> curves) {
  /** The largest number of rows, as more cannot be viewed at once. */
  private static final int LATENTS = 10;

  /** A latent whose means vary less than this share of the best latent's variation is left out. */
  private static final double ANSWERING = 0.05;

  /**
   * The mean of a latent at each class of a factor, and the standard deviation over the images of
   * the class.
   */
  public record Curve(List<Integer> classes, List<Double> means, List<Double> deviations) {}

  /** The ends of the upright axis that all curves share. */
  public record Frame(double low, double high) {}

  /** Picks the latents whose means vary most over the classes of any one factor. */
  public static ResponseCurves of(List<ResponseRow> rows) {
    Table ranges =
        Schema.of(ResponseRow.class)
            .table(rows.stream())
            .summarize("mean", AggregateFunctions.range)
            .by("latent", "factor");
    Table widest = ranges.summarize(ranges.column(2).name(), AggregateFunctions.max).by("latent");
    DoubleColumn reach = widest.doubleColumn(1);
    List<Integer> latents =
        widest
            .where(reach.isGreaterThanOrEqualTo(ANSWERING * reach.max()))
            .sortDescendingOn(reach.name())
            .first(LATENTS)
            .intColumn("latent")
            .asList()
            .stream()
            .sorted()
            .toList();
    List<String> factors = rows.stream().map(ResponseRow::factor).distinct().toList();
    return new ResponseCurves(
        latents,
        factors,
        latents.stream()
            .map(latent -> factors.stream().map(factor -> curve(rows, latent, factor)).toList())
            .toList());
  }

  /**
   * From where to where the frames of all curves reach, so that each has room for its means plus or
   * minus one standard deviation: equally far to both sides of 0, or from about 0 up if no mean is
   * below 0, as of codes that are indices; at least as far as 1.
   */
  public Frame frame() {
    double low = 0;
    double high = 1;
    boolean isBelow = false;
    for (Curve curve : curves.stream().flatMap(List::stream).toList()) {
      for (int i = 0; i < curve.means().size(); i++) {
        double mean = curve.means().get(i);
        low = Math.min(low, mean - curve.deviations().get(i));
        high = Math.max(high, mean + curve.deviations().get(i));
        isBelow |= mean < 0;
      }
    }
    double reach = Math.max(-low, high);
    return isBelow ? new Frame(-reach, reach) : new Frame(low, high);
  }

  private static Curve curve(List<ResponseRow> rows, int latent, String factor) {
    List<Integer> classes = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (ResponseRow row : rows) {
      if (row.latent() == latent && row.factor().equals(factor)) {
        classes.add(row.classIndex());
        means.add(row.mean());
        deviations.add(row.sd().orElse(0));
      }
    }
    return new Curve(classes, means, deviations);
  }
}
