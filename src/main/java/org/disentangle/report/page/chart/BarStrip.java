package org.disentangle.report.page.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.ActiveShareRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.MixtureComponentRow;

/**
 * A strip of small bars, one for each latent or component of a run.
 *
 * @param run the run's name
 * @param note the sum of the bars
 * @param bars from the left
 */
public record BarStrip(String run, String note, List<Bar> bars) {
  /** With more bars than this there is no room for a name below each. */
  private static final int NAMED = 14;

  /**
   * A bar.
   *
   * @param name below it; may be empty
   * @param full the full information, shown as a tooltip
   * @param share its height, from 0 to 1
   * @param isHollow whether it is drawn as an outline
   */
  public record Bar(String name, String full, String share, boolean isHollow) {}

  /**
   * The KL of each latent; inactive latents are hollow.
   *
   * @param highest nats of the longest bar, the same for all runs
   */
  public static BarStrip ofKl(List<LatentRow> latents, double highest) {
    double total = latents.stream().mapToDouble(row -> row.klNats().orElse(0)).sum();
    return new BarStrip(
        latents.get(0).run(),
        active(latents) + ", " + NumberText.rounded(total, 2) + " nats",
        bars(latents, row -> row.klNats().orElse(0), highest));
  }

  /** The variance of each latent, if the posterior is not over the latents. */
  public static BarStrip ofVariance(List<LatentRow> latents) {
    double highest = latents.stream().mapToDouble(LatentRow::variance).max().orElse(0);
    return new BarStrip(
        latents.get(0).run(),
        active(latents) + "; bars of the variance, at most " + NumberText.significant(highest, 3),
        bars(latents, LatentRow::variance, highest));
  }

  /** The share of images for which each dimension of a sparse code is not 0. */
  public static BarStrip ofActiveShares(List<ActiveShareRow> shares) {
    long dead = shares.stream().filter(row -> row.share() == 0).count();
    return new BarStrip(
        shares.get(0).run(),
        dead == 0 ? "all dimensions are used" : dead + " of " + shares.size() + " never used",
        shares.stream()
            .map(
                row ->
                    new Bar(
                        name(row.latent(), shares.size()),
                        "z" + row.latent() + ": " + NumberText.percent(row.share()) + " of images",
                        height(row.share(), 1),
                        false))
            .toList());
  }

  /** The shares of components, the heaviest first. */
  public static BarStrip ofComponents(List<MixtureComponentRow> shares) {
    List<MixtureComponentRow> ordered =
        shares.stream()
            .sorted(Comparator.comparingDouble(MixtureComponentRow::share).reversed())
            .toList();
    double highest = ordered.get(0).share();
    return new BarStrip(
        shares.get(0).run(),
        shares.size() + " components, the heaviest with " + NumberText.percent(highest),
        ordered.stream()
            .map(
                row ->
                    new Bar(
                        "",
                        "component " + row.component() + ": " + NumberText.percent(row.share()),
                        height(row.share(), highest),
                        false))
            .toList());
  }

  private static List<Bar> bars(
      List<LatentRow> latents, ToDoubleFunction<LatentRow> length, double highest) {
    return latents.stream()
        .map(
            row ->
                new Bar(
                    name(row.latent(), latents.size()),
                    described(row),
                    height(length.applyAsDouble(row), highest),
                    !row.isActive()))
        .toList();
  }

  private static String active(List<LatentRow> latents) {
    long active = latents.stream().filter(LatentRow::isActive).count();
    return active + " of " + latents.size() + " active";
  }

  private static String name(int index, int of) {
    return of > NAMED ? "" : "z" + index;
  }

  private static String described(LatentRow row) {
    OptionalDouble nats = row.klNats();
    return "z"
        + row.latent()
        + ": "
        + (nats.isPresent() ? NumberText.significant(nats.getAsDouble(), 4) + " nats, " : "")
        + "variance "
        + NumberText.significant(row.variance(), 4)
        + (row.isActive() ? ", active" : ", not active");
  }

  private static String height(double value, double highest) {
    return NumberText.rounded(highest > 0 ? Math.max(0, value) / highest : 0, 4);
  }
}
