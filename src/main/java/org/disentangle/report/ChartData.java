package org.disentangle.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.report.StudyTables.Component;
import org.disentangle.report.StudyTables.Epoch;
import org.disentangle.report.StudyTables.Score;

/**
 * What the page's script draws, as JSON that may stand inside a {@code script} element.
 *
 * @param terms the loss terms, by key and by name
 * @param history one entry per run that has a history
 * @param factors how factors are coloured, in the order of a run's {@code classes}
 * @param projections one entry per run that has principal components
 * @param gapFactors the names of the factors in the order of {@code byFactor}
 * @param gaps one entry per row of the MIG table
 */
record ChartData(
    List<Term> terms,
    List<History> history,
    List<Factor> factors,
    List<Projection> projections,
    List<String> gapFactors,
    List<Gap> gaps) {

  record Term(String key, String label) {}

  /** The curves of one run: by split, the epochs and by term the values. */
  record History(String run, Map<String, Curve> splits) {}

  record Curve(List<Integer> epochs, Map<String, List<Double>> values) {}

  record Factor(
      String label,
      String kind,
      List<String> classes,
      List<String> colors,
      String low,
      String high) {}

  /**
   * The samples of one run on two components; {@code classes} has one list per factor, {@code
   * explained} one share per component.
   */
  record Projection(
      String run,
      int samples,
      List<String> axes,
      List<Double> explained,
      List<Double> x,
      List<Double> y,
      List<List<Integer>> classes) {}

  record Gap(String run, Double mig, List<Double> byFactor) {}

  private static final MathContext CURVE_DIGITS = new MathContext(6);
  private static final MathContext POINT_DIGITS = new MathContext(4);

  /** Escapes {@code <}, {@code >} and {@code &}: no run name ends the element it stands in. */
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  static ChartData of(StudyTables tables) {
    List<FactorScale> scales = Figures.scales(tables);
    List<String> gapFactors = tables.factors();
    return new ChartData(
        tables.historyTerms().stream()
            .map(term -> new Term(term, ColumnName.inSentence(term)))
            .toList(),
        tables.runs().stream()
            .filter(run -> !tables.epochsOf(run).isEmpty())
            .map(run -> history(run, tables.epochsOf(run), tables.historyTerms()))
            .toList(),
        scales.stream().map(ChartData::factor).toList(),
        tables.runs().stream()
            .filter(run -> !tables.scoresOf(run).isEmpty() || !tables.componentsOf(run).isEmpty())
            .map(run -> projection(run, tables, scales))
            .toList(),
        gapFactors.stream().map(ColumnName::inSentence).toList(),
        tables.gaps().stream()
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

  String toJson() {
    return GSON.toJson(this);
  }

  private static History history(String run, List<Epoch> epochs, List<String> terms) {
    Map<String, Curve> splits = new LinkedHashMap<>();
    for (String split : epochs.stream().map(Epoch::split).distinct().toList()) {
      List<Epoch> ofSplit = epochs.stream().filter(row -> row.split().equals(split)).toList();
      Map<String, List<Double>> values = new LinkedHashMap<>();
      for (String term : terms) {
        values.put(
            term,
            ofSplit.stream()
                .map(row -> rounded(row.terms().getOrDefault(term, Double.NaN), CURVE_DIGITS))
                .toList());
      }
      splits.put(split, new Curve(ofSplit.stream().map(Epoch::epoch).toList(), values));
    }
    return new History(run, splits);
  }

  private static Factor factor(FactorScale scale) {
    return new Factor(
        scale.label(),
        scale.kind().key(),
        scale.classes(),
        scale.colors().stream().map(Palette::css).toList(),
        scale.low(),
        scale.high());
  }

  private static Projection projection(String run, StudyTables tables, List<FactorScale> scales) {
    List<Score> all = tables.scoresOf(run);
    List<Score> drawn = Thinning.evenly(all, Thinning.POINTS);
    List<Component> components = tables.componentsOf(run);
    return new Projection(
        run,
        all.size(),
        List.of(ScatterFigure.axis(components, 0), ScatterFigure.axis(components, 1)),
        components.stream().map(row -> rounded(row.explainedRatio(), CURVE_DIGITS)).toList(),
        drawn.stream().map(score -> rounded(score.pc1(), POINT_DIGITS)).toList(),
        drawn.stream().map(score -> rounded(score.pc2(), POINT_DIGITS)).toList(),
        scales.stream()
            .map(scale -> drawn.stream().map(score -> score.classes().get(scale.name())).toList())
            .toList());
  }

  /** JSON has no word for a number that is none: null. */
  private static Double rounded(double value, MathContext digits) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(digits).doubleValue() : null;
  }
}
