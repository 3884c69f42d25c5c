package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.agreement.UnsupervisedRanking;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Estimator;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Latents;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.math.SeedPair;
import org.disentangle.table.Schema;
import org.disentangle.table.row.RankingRow;
import tech.tablesaw.api.Table;

/**
 * The table {@code udr}: whether models that differ in their seed alone agree on their latents.
 *
 * <p>Models are compared if the configurations exported with them are the same except for name and
 * seed, and if they were trained on the same images. A model without a configuration or without a
 * KL of each latent is left out.
 */
public final class RankingTable {
  /** As in disentanglement_lib; the first samples are used, as the sample is in random order. */
  static final int SAMPLES = 1000;

  private RankingTable() {}

  /** The key of a group of models that differ in their seed alone: what they have in common. */
  private record Likeness(RunConfig configuration, String checksum) {}

  /** A model that can be compared with others. */
  private record Seeded(Likeness likeness, long seed) {}

  /**
   * Of several models with one seed, the first is used. No table if no two models differ in their
   * seed alone.
   */
  public static List<Table> of(List<MeasuredRun> runs, AnalysisConfig config) {
    Map<Likeness, Map<Long, MeasuredRun>> alike = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      if (run.codes().latents().flatMap(LatentStatistics::klNats).isPresent()) {
        // Two versions of one seed are the same training again, which agrees with itself.
        seeded(run.folder())
            .ifPresent(
                model ->
                    alike
                        .computeIfAbsent(model.likeness(), absent -> new LinkedHashMap<>())
                        .putIfAbsent(model.seed(), run));
      }
    }
    return table(
        alike.values().stream()
            .map(seeds -> seeds.values().stream().map(MeasuredRun::codes).toList()),
        config);
  }

  /**
   * The same of codes that other programs made, all of which are compared. Where no posterior is
   * known, every latent that varies counts.
   */
  public static List<Table> ofCodes(List<MeasuredCodes> runs, AnalysisConfig config) {
    return table(Stream.of(runs), config);
  }

  private static List<Table> table(Stream<List<MeasuredCodes>> groups, AnalysisConfig config) {
    List<RankingRow> rows =
        groups.filter(group -> group.size() > 1).flatMap(group -> rows(group, config)).toList();
    return rows.isEmpty() ? List.of() : List.of(Schema.of(RankingRow.class).table(rows.stream()));
  }

  /** The rows of a group of models that differ in their seed alone. */
  private static Stream<RankingRow> rows(List<MeasuredCodes> group, AnalysisConfig config) {
    List<Latents> latents = group.stream().map(RankingTable::latents).toList();
    return Stream.of(Estimator.values())
        .flatMap(
            estimator -> {
              UnsupervisedRanking ranking = UnsupervisedRanking.of(latents, estimator);
              List<double[]> shuffled = shuffled(latents, estimator, config);
              return IntStream.range(0, group.size())
                  .mapToObj(
                      model -> row(group.get(model).run(), estimator, ranking, shuffled, model));
            });
  }

  private static RankingRow row(
      String run,
      Estimator estimator,
      UnsupervisedRanking ranking,
      List<double[]> shuffled,
      int model) {
    double[] others =
        Arrays.stream(ranking.pairs())
            .mapToDouble(row -> row[model])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return new RankingRow(
        run,
        estimator.name().toLowerCase(Locale.ROOT),
        ranking.scores()[model],
        others.length,
        others[0],
        others[others.length - 1],
        shuffled.stream().mapToDouble(scores -> scores[model]).average());
  }

  /** The scores of every model in each repetition. */
  private static List<double[]> shuffled(
      List<Latents> latents, Estimator estimator, AnalysisConfig config) {
    return IntStream.range(0, config.getPermutations())
        .parallel()
        .mapToObj(i -> SeedPair.of(config.getSeed(), "ranking by chance", i).random())
        .map(random -> UnsupervisedRanking.byChance(latents, estimator, random).scores())
        .toList();
  }

  private static Latents latents(MeasuredCodes run) {
    double[][] codes = run.representation().first(SAMPLES).toArray();
    return run.latents()
        .flatMap(LatentStatistics::klNats)
        .map(nats -> new Latents(codes, nats))
        .orElseGet(() -> Latents.ofAll(codes));
  }

  private static Optional<Seeded> seeded(SavedModelFolder folder) {
    return folder.configuration().map(configuration -> seeded(folder, configuration));
  }

  private static Seeded seeded(SavedModelFolder folder, RunConfig configuration) {
    // Where the images come from does not identify them; their checksum does.
    DataConfig share =
        DataConfig.newBuilder()
            .setValidationFraction(configuration.getData().getValidationFraction())
            .setMaxSamples(configuration.getData().getMaxSamples())
            .build();
    RunConfig common = configuration.toBuilder().clearName().clearSeed().setData(share).build();
    return new Seeded(
        new Likeness(
            common,
            folder.record().map(RunRecord::getData).map(DataRecord::getChecksum).orElse("")),
        configuration.getSeed());
  }
}
