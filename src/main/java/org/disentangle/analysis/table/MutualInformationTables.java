package org.disentangle.analysis.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationGap.FactorGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.score.InformationByChance;
import org.disentangle.data.Factor;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import tech.tablesaw.api.Table;

/**
 * The tables of mutual information between latents and factors: {@code mig}, {@code
 * mutual_information}.
 */
public final class MutualInformationTables {

  private MutualInformationTables() {}

  /**
   * {@code mig}. The gap of a factor is blank where the sample holds one class of it. A model whose
   * gap is not defined has no row.
   */
  public static Table gaps(List<MeasuredCodes> runs, List<Factor> factors) {
    return Schema.of(GapRow.class)
        .table(
            runs.stream().flatMap(run -> run.gap().stream().map(gap -> gap(run, gap, factors))),
            factors.stream().filter(MutualInformationTables::varies).map(Factor::name).toList());
  }

  private static GapRow gap(MeasuredCodes run, MutualInformationGap gap, List<Factor> factors) {
    Map<String, Double> byFactor = new LinkedHashMap<>();
    for (FactorGap each : gap.gaps()) {
      byFactor.put(factors.get(each.factor()).name(), each.normalized());
    }
    return new GapRow(
        run.run(), run.identity().family(), run.identity().beta(), gap.score(), byFactor);
  }

  /**
   * {@code mutual_information}: every pair of a latent and a factor that varies and is measured.
   */
  public static Table information(List<MeasuredCodes> runs, List<Factor> factors) {
    return Schema.of(InformationRow.class)
        .table(runs.stream().flatMap(run -> information(run, factors)));
  }

  private static Stream<InformationRow> information(MeasuredCodes run, List<Factor> factors) {
    MutualInformationMatrix matrix = run.information();
    return IntStream.range(0, factors.size())
        .filter(factor -> varies(factors.get(factor)) && matrix.isMeasured(factor))
        .boxed()
        .flatMap(
            factor ->
                IntStream.range(0, matrix.latents())
                    .mapToObj(
                        latent ->
                            new InformationRow(
                                run.run(),
                                factors.get(factor).name(),
                                latent,
                                matrix.nats(latent, factor),
                                matrix.factorEntropyNats(factor),
                                OptionalDouble.of(matrix.latentEntropyNats(latent, factor)),
                                byChance(run, InformationByChance::mean, latent, factor),
                                byChance(run, InformationByChance::high, latent, factor))));
  }

  private static boolean varies(Factor factor) {
    return factor.size() > 1;
  }

  private static OptionalDouble byChance(
      MeasuredCodes run, Function<InformationByChance, double[][]> which, int latent, int factor) {
    return run.informationByChance()
        .map(chance -> Blank.ifNaN(which.apply(chance)[latent][factor]))
        .orElse(OptionalDouble.empty());
  }
}
