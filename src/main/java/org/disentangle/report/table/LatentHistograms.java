package org.disentangle.report.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.disentangle.table.row.DensityRow;

/**
 * The histograms of one latent over images, as densities in bins of equal width.
 *
 * @param latent its index
 * @param low the left end of the first bin
 * @param width of a bin
 * @param codes of the codes themselves
 * @param posterior of draws from each image's posterior; empty if nothing is drawn
 * @param prior of draws from the model's own prior; empty if it gives none
 */
public record LatentHistograms(
    int latent,
    double low,
    double width,
    List<Double> codes,
    Optional<List<Double>> posterior,
    Optional<List<Double>> prior) {
  /** The largest number of panels, as more cannot be viewed at once. */
  private static final int LATENTS = 20;

  /** The first latents of one run. */
  public static List<LatentHistograms> of(List<DensityRow> rows) {
    Map<Integer, List<DensityRow>> byLatent =
        rows.stream()
            .collect(Collectors.groupingBy(DensityRow::latent, TreeMap::new, Collectors.toList()));
    return byLatent.values().stream().limit(LATENTS).map(LatentHistograms::ofLatent).toList();
  }

  private static LatentHistograms ofLatent(List<DensityRow> bins) {
    DensityRow first = bins.get(0);
    return new LatentHistograms(
        first.latent(),
        first.low(),
        first.high() - first.low(),
        bins.stream().map(DensityRow::codes).toList(),
        all(bins, DensityRow::posterior),
        all(bins, DensityRow::prior));
  }

  private static Optional<List<Double>> all(
      List<DensityRow> bins, Function<DensityRow, OptionalDouble> density) {
    return bins.stream().map(density).allMatch(OptionalDouble::isPresent)
        ? Optional.of(bins.stream().map(density).map(OptionalDouble::getAsDouble).toList())
        : Optional.empty();
  }

  /**
   * The histogram of the aggregate: of draws from the posteriors, or of the codes if there are
   * none.
   */
  public List<Double> aggregate() {
    return posterior.orElse(codes);
  }

  public double high() {
    return low + codes.size() * width;
  }
}
