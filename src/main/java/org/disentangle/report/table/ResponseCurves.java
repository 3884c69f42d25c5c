package org.disentangle.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.table.row.ResponseRow;

/**
 * The latents of one run that answer most to the factors, each against each factor.
 *
 * @param latents in the order of their index
 * @param factors in the order of the file
 * @param curves [latents][factors]
 */
public record ResponseCurves(
    List<Integer> latents, List<String> factors, List<List<Curve>> curves) {
  /** More rows than this are not taken in at a look. */
  private static final int LATENTS = 10;

  /** A latent whose means move less than this share of what the best one's do is left out. */
  private static final double ANSWERING = 0.05;

  /**
   * The mean of a latent at each class of a factor, and how far the images of the class are spread.
   */
  public record Curve(List<Integer> classes, List<Double> means, List<Double> deviations) {
    private double range() {
      return means.isEmpty()
          ? 0
          : means.stream().mapToDouble(each -> each).max().orElseThrow()
              - means.stream().mapToDouble(each -> each).min().orElseThrow();
    }
  }

  /** Picks the latents whose means move farthest over the classes of any one factor. */
  public static ResponseCurves of(List<ResponseRow> rows) {
    List<String> factors = rows.stream().map(ResponseRow::factor).distinct().toList();
    Map<Integer, Double> ranges = new LinkedHashMap<>();
    rows.stream()
        .map(ResponseRow::latent)
        .distinct()
        .forEach(
            latent ->
                ranges.put(
                    latent,
                    factors.stream()
                        .mapToDouble(factor -> curve(rows, latent, factor).range())
                        .max()
                        .orElse(0)));
    double widest = ranges.values().stream().mapToDouble(range -> range).max().orElse(0);
    List<Integer> latents =
        ranges.entrySet().stream()
            .filter(range -> range.getValue() >= ANSWERING * widest)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(LATENTS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new ResponseCurves(
        latents,
        factors,
        latents.stream()
            .map(latent -> factors.stream().map(factor -> curve(rows, latent, factor)).toList())
            .toList());
  }

  /** How far from 0 the means and what is one standard deviation about them reach. */
  public double reach() {
    double reach = 0;
    for (List<Curve> row : curves) {
      for (Curve curve : row) {
        for (int i = 0; i < curve.means().size(); i++) {
          double mean = Math.abs(curve.means().get(i));
          reach = Math.max(reach, mean + curve.deviations().get(i));
        }
      }
    }
    return reach;
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
