package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.metric.UnsupervisedRanking;
import org.disentangle.analysis.metric.UnsupervisedRanking.Estimator;
import org.disentangle.analysis.metric.UnsupervisedRanking.Latents;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table {@code udr}: whether models that differ in their seed alone agree on their latents.
 *
 * <p>Such are models whose configuration, as it travels with them, is the same but for name and
 * seed, and which were trained on the same images. A model without a configuration or without a KL
 * of each latent takes no part.
 */
public final class RankingTable {
  /** As disentanglement_lib; the first ones of the sample, which is drawn in no order. */
  private static final int SAMPLES = 1000;

  private RankingTable() {}

  /** What models have in common that differ in their seed alone. */
  private record Likeness(RunConfig configuration, String checksum) {}

  /** A model that may have others to be held against. */
  private record Seeded(Likeness likeness, long seed) {}

  /**
   * Of several models of one seed the first takes part. {@code udr}: run, estimator (lasso,
   * spearman), value (the median over the pairs), pairs (how many), lowest and highest of them. No
   * table if no two models differ in their seed alone.
   */
  public static List<Table> of(List<MeasuredRun> runs) {
    Map<Likeness, Map<Long, MeasuredRun>> alike = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      if (run.latents().flatMap(LatentStatistics::klNats).isPresent()) {
        // Two versions of one seed are the same training again, which agrees with itself.
        seeded(run.folder())
            .ifPresent(
                model ->
                    alike
                        .computeIfAbsent(model.likeness(), absent -> new LinkedHashMap<>())
                        .putIfAbsent(model.seed(), run));
      }
    }
    StringColumn name = StringColumn.create("run");
    StringColumn estimatorName = StringColumn.create("estimator");
    DoubleColumn value = DoubleColumn.create("value");
    IntColumn pairs = IntColumn.create("pairs");
    DoubleColumn lowest = DoubleColumn.create("lowest");
    DoubleColumn highest = DoubleColumn.create("highest");
    for (Map<Long, MeasuredRun> seeds : alike.values()) {
      List<MeasuredRun> group = List.copyOf(seeds.values());
      if (group.size() < 2) {
        continue;
      }
      List<Latents> latents = group.stream().map(RankingTable::latents).toList();
      for (Estimator estimator : Estimator.values()) {
        UnsupervisedRanking ranking = UnsupervisedRanking.of(latents, estimator);
        for (int model = 0; model < group.size(); model++) {
          int column = model;
          double[] others =
              Arrays.stream(ranking.pairs())
                  .mapToDouble(row -> row[column])
                  .filter(Double::isFinite)
                  .sorted()
                  .toArray();
          name.append(group.get(model).run());
          estimatorName.append(estimator.name().toLowerCase(Locale.ROOT));
          value.append(ranking.scores()[model]);
          pairs.append(others.length);
          lowest.append(others[0]);
          highest.append(others[others.length - 1]);
        }
      }
    }
    return name.isEmpty()
        ? List.of()
        : List.of(Table.create("udr", name, estimatorName, value, pairs, lowest, highest));
  }

  private static Latents latents(MeasuredRun run) {
    return new Latents(
        run.codes().first(SAMPLES).toArray(),
        run.latents().flatMap(LatentStatistics::klNats).orElseThrow());
  }

  private static Optional<Seeded> seeded(SavedModelFolder folder) {
    try {
      RunConfig configuration =
          Configurations.readRun(
              folder
                  .path()
                  .resolve(Signatures.EXTRA_FOLDER)
                  .resolve(Signatures.CONFIGURATION_FILE));
      RunConfig.Builder common = configuration.toBuilder().clearName().clearSeed();
      // Where the images lay does not tell which they were; their checksum does.
      common.getDataBuilder().clearArchive();
      return Optional.of(
          new Seeded(
              new Likeness(
                  common.build(),
                  folder.record().map(RunRecord::getData).map(DataRecord::getChecksum).orElse("")),
              configuration.getSeed()));
    } catch (UserErrorException e) {
      // Made elsewhere, or by a version that configured otherwise: nothing to compare by.
      return Optional.empty();
    }
  }
}
