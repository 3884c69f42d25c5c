package org.disentangle.analysis.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationGap.FactorGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.score.InformationByChance;
import org.disentangle.data.Factor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The tables of what the latents tell about the factors: {@code mig}, {@code mutual_information}.
 */
public final class MutualInformationTables {

  private MutualInformationTables() {}

  /**
   * {@code mig}: run, model, beta, mig, then the gap of each factor that has more than one class,
   * as a share of its entropy; blank where the sample holds one class of it. A model whose gap is
   * not defined has no row.
   */
  public static Table gaps(List<MeasuredRun> runs, List<Factor> factors) {
    List<MeasuredRun> defined = runs.stream().filter(run -> run.gap().isPresent()).toList();
    Table table = TableStart.of("mig", defined);
    DoubleColumn score = DoubleColumn.create("mig");
    defined.forEach(run -> score.append(run.gap().orElseThrow().score()));
    table.addColumns(score);
    for (int k = 0; k < factors.size(); k++) {
      if (factors.get(k).size() > 1) {
        DoubleColumn column = DoubleColumn.create(factors.get(k).name());
        for (MeasuredRun run : defined) {
          column.append(normalized(run.gap().orElseThrow(), k));
        }
        table.addColumns(column);
      }
    }
    return table;
  }

  /**
   * {@code mutual_information}: run, factor, latent, nats, factor_entropy, latent_entropy (nats, of
   * the binned latent), chance and chance_high (nats by {@link InformationByChance}; blank where
   * the factors were not shuffled); every pair of a latent and a factor with more than one class.
   */
  public static Table information(List<MeasuredRun> runs, List<Factor> factors) {
    StringColumn runName = StringColumn.create("run");
    StringColumn factor = StringColumn.create("factor");
    IntColumn latent = IntColumn.create("latent");
    DoubleColumn nats = DoubleColumn.create("nats");
    DoubleColumn factorEntropy = DoubleColumn.create("factor_entropy");
    DoubleColumn latentEntropy = DoubleColumn.create("latent_entropy");
    DoubleColumn chance = DoubleColumn.create("chance");
    DoubleColumn chanceHigh = DoubleColumn.create("chance_high");
    for (MeasuredRun run : runs) {
      MutualInformationMatrix matrix = run.information();
      for (int k = 0; k < factors.size(); k++) {
        if (factors.get(k).size() > 1) {
          for (int j = 0; j < matrix.latents(); j++) {
            runName.append(run.run());
            factor.append(factors.get(k).name());
            latent.append(j);
            nats.append(matrix.nats(j, k));
            factorEntropy.append(matrix.factorEntropyNats(k));
            latentEntropy.append(matrix.latentEntropyNats(j));
            chance.append(byChance(run, InformationByChance::mean, j, k));
            chanceHigh.append(byChance(run, InformationByChance::high, j, k));
          }
        }
      }
    }
    return Table.create(
        "mutual_information",
        runName,
        factor,
        latent,
        nats,
        factorEntropy,
        latentEntropy,
        chance,
        chanceHigh);
  }

  private static double byChance(
      MeasuredRun run, Function<InformationByChance, double[][]> which, int latent, int factor) {
    return run.informationByChance()
        .map(which)
        .map(nats -> nats[latent][factor])
        .orElse(Double.NaN);
  }

  private static double normalized(MutualInformationGap gap, int factor) {
    Optional<FactorGap> found =
        gap.gaps().stream().filter(each -> each.factor() == factor).findFirst();
    return found.map(FactorGap::normalized).orElse(Double.NaN);
  }
}
