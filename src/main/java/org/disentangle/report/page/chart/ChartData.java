package org.disentangle.report.page.chart;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.disentangle.contract.Signatures;
import org.disentangle.report.figure.FactorScale;
import org.disentangle.report.figure.Figures;
import org.disentangle.report.figure.Palette;
import org.disentangle.report.figure.ScatterFigure;
import org.disentangle.report.figure.Thinning;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.LatentHistograms;
import org.disentangle.report.table.ResponseCurves;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.Point;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import org.disentangle.table.row.ResponseRow;

/**
 * The data of the page's charts, as JSON that is safe inside a {@code script} element.
 *
 * @param runs all of them, with their families, for the filter
 * @param terms the loss terms, by key and by name
 * @param monitors what else was watched in training, by key and by name
 * @param history one entry per run that has a history
 * @param capacities one entry per run whose KL was held to a capacity
 * @param factors the colour scales of the factors, in the order of a run's {@code classes}
 * @param pictures one entry per run whose latents or codes are drawn
 * @param gapFactors the names of the factors in the order of {@code byFactor}
 * @param gaps one entry per row of the MIG table
 */
public record ChartData(
    List<Run> runs,
    List<Term> terms,
    List<Term> monitors,
    List<History> history,
    List<Capacity> capacities,
    List<Factor> factors,
    List<Picture> pictures,
    List<String> gapFactors,
    List<Gap> gaps) {

  public record Run(String run, String family) {}

  public record Term(String key, String label) {}

  /** The curves of one run: by split, the epochs and by term the values. */
  public record History(String run, Map<String, Curve> splits) {}

  public record Curve(List<Integer> epochs, Map<String, List<Double>> values) {}

  /** By epoch the KL, the capacity it was held to, and the weight β, null where none was set. */
  public record Capacity(
      String run,
      List<Integer> epochs,
      List<Double> kl,
      List<Double> capacity,
      List<Double> beta) {}

  public record Factor(
      String label, String kind, List<String> classes, List<String> colors, List<String> marks) {}

  /**
   * The chart data of the latents of one run; {@code explained} has one share per component;
   * missing parts are null.
   */
  public record Picture(
      String run,
      List<Double> explained,
      Cloud principal,
      Cloud embedding,
      Responses responses,
      List<Densities> densities) {}

  /**
   * A few thousand at most of all {@code samples} in an embedding; {@code classes} has one list per
   * factor, with null where a class is not known.
   */
  public record Cloud(
      int samples,
      List<String> axes,
      List<Double> x,
      List<Double> y,
      List<List<Integer>> classes) {}

  /**
   * Response curves in frames from low to high: {@code means} and {@code deviations} are
   * [latents][factors][classes].
   */
  public record Responses(
      List<Integer> latents,
      List<String> factors,
      double low,
      double high,
      List<List<List<Integer>>> classes,
      List<List<List<Double>>> means,
      List<List<List<Double>>> deviations) {}

  /** Histograms of one latent; {@code posterior} and {@code prior} may be null. */
  public record Densities(
      int latent,
      double low,
      double width,
      List<Double> codes,
      List<Double> posterior,
      List<Double> prior) {}

  public record Gap(String run, Double mig, List<Double> byFactor) {}

  private static final MathContext CURVE_DIGITS = new MathContext(6);
  private static final MathContext PANEL_DIGITS = new MathContext(3);
  private static final MathContext POINT_DIGITS = new MathContext(4);

  /** Escapes {@code <}, {@code >} and {@code &}: no run name can end the enclosing element. */
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  public static ChartData of(StudyTables tables) {
    List<FactorScale> scales = Figures.scales(tables);
    List<String> gapFactors = tables.factors();
    int points = Thinning.points(tables.runs().size());
    return new ChartData(
        tables.runs().stream().map(run -> new Run(run, tables.familyOf(run))).toList(),
        terms(tables.historyTerms()),
        terms(tables.monitors()),
        tables.runs().stream()
            .filter(run -> !tables.rows(EpochRow.class, run).isEmpty())
            .map(
                run ->
                    history(
                        run,
                        tables.rows(EpochRow.class, run),
                        Stream.concat(tables.historyTerms().stream(), tables.monitors().stream())
                            .toList()))
            .toList(),
        tables.runs().stream()
            .filter(run -> !tables.heldEpochs(run).isEmpty())
            .map(run -> capacity(run, tables.heldEpochs(run)))
            .toList(),
        scales.stream().map(ChartData::factor).toList(),
        tables.runs().stream().map(run -> picture(run, tables, scales, points)).toList(),
        gapFactors.stream().map(ColumnTitle::factor).toList(),
        tables.rows(GapRow.class).stream()
            .map(
                row ->
                    new Gap(
                        row.run(),
                        rounded(row.mig(), CURVE_DIGITS),
                        gapFactors.stream()
                            .map(row.byFactor()::get)
                            .map(gap -> gap == null ? null : rounded(gap, CURVE_DIGITS))
                            .toList()))
            .toList());
  }

  public String toJson() {
    return GSON.toJson(this);
  }

  private static List<Term> terms(List<String> keys) {
    return keys.stream().map(key -> new Term(key, ColumnTitle.inSentence(key))).toList();
  }

  private static History history(String run, List<EpochRow> epochs, List<String> terms) {
    Map<String, Curve> splits = new LinkedHashMap<>();
    for (String split : epochs.stream().map(EpochRow::split).distinct().toList()) {
      List<EpochRow> ofSplit = epochs.stream().filter(row -> row.split().equals(split)).toList();
      Map<String, List<Double>> values = new LinkedHashMap<>();
      for (String term : terms) {
        values.put(term, values(ofSplit, term));
      }
      splits.put(split, new Curve(ofSplit.stream().map(EpochRow::epoch).toList(), values));
    }
    return new History(run, splits);
  }

  private static Capacity capacity(String run, List<EpochRow> epochs) {
    return new Capacity(
        run,
        epochs.stream().map(EpochRow::epoch).toList(),
        values(epochs, Signatures.KL),
        values(epochs, Signatures.CAPACITY),
        values(epochs, Signatures.CONTROLLED_BETA));
  }

  private static List<Double> values(List<EpochRow> epochs, String term) {
    return epochs.stream()
        .map(row -> rounded(row.terms().getOrDefault(term, Double.NaN), CURVE_DIGITS))
        .toList();
  }

  private static Factor factor(FactorScale scale) {
    return new Factor(
        scale.label(),
        scale.kind().key(),
        scale.classes(),
        scale.colors().stream().map(Palette::css).toList(),
        scale.marks());
  }

  private static Picture picture(
      String run, StudyTables tables, List<FactorScale> scales, int points) {
    List<PrincipalComponentRow> components = tables.rows(PrincipalComponentRow.class, run);
    List<String> axes =
        List.of(ScatterFigure.axis(components, 0), ScatterFigure.axis(components, 1));
    List<ResponseRow> responses = tables.rows(ResponseRow.class, run);
    return new Picture(
        run,
        components.stream().map(row -> rounded(row.explainedRatio(), CURVE_DIGITS)).toList(),
        cloud(tables.rows(PrincipalScoreRow.class, run), axes, scales, points),
        cloud(tables.rows(EmbeddingRow.class, run), List.of("", ""), scales, points),
        responses.isEmpty() ? null : responses(ResponseCurves.of(responses)),
        LatentHistograms.of(tables.rows(DensityRow.class, run)).stream()
            .map(ChartData::densities)
            .toList());
  }

  private static Cloud cloud(
      List<? extends Point> all, List<String> axes, List<FactorScale> scales, int limit) {
    if (all.isEmpty()) {
      return null;
    }
    List<? extends Point> drawn = Thinning.evenly(all, limit);
    return new Cloud(
        all.size(),
        axes,
        drawn.stream().map(point -> rounded(point.x(), POINT_DIGITS)).toList(),
        drawn.stream().map(point -> rounded(point.y(), POINT_DIGITS)).toList(),
        scales.stream()
            .map(scale -> drawn.stream().map(point -> point.classes().get(scale.name())).toList())
            .toList());
  }

  private static Responses responses(ResponseCurves curves) {
    return new Responses(
        curves.latents(),
        curves.factors().stream().map(ColumnTitle::factor).toList(),
        rounded(curves.frame().low(), POINT_DIGITS),
        rounded(curves.frame().high(), POINT_DIGITS),
        each(curves, ResponseCurves.Curve::classes),
        each(curves, curve -> rounded(curve.means())),
        each(curves, curve -> rounded(curve.deviations())));
  }

  private static <T> List<List<List<T>>> each(
      ResponseCurves curves, Function<ResponseCurves.Curve, List<T>> values) {
    return curves.curves().stream().map(row -> row.stream().map(values).toList()).toList();
  }

  private static Densities densities(LatentHistograms latent) {
    return new Densities(
        latent.latent(),
        rounded(latent.low(), CURVE_DIGITS),
        rounded(latent.width(), CURVE_DIGITS),
        rounded(latent.codes()),
        latent.posterior().map(ChartData::rounded).orElse(null),
        latent.prior().map(ChartData::rounded).orElse(null));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> rounded(value, PANEL_DIGITS)).toList();
  }

  /** A rounded number; null if it is not finite, which JSON cannot represent. */
  private static Double rounded(double value, MathContext digits) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(digits).doubleValue() : null;
  }
}
