package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.LatentMoments;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.metric.FactorLabels;
import org.disentangle.analysis.run.LatentDensities;
import org.disentangle.analysis.run.LatentDensities.Latent;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.math.Matrix;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.ResponseRow;
import tech.tablesaw.api.Table;

/** The tables of how latents respond to factors and how they are distributed. */
public final class LatentTables {
  /** Latents of a run in {@code responses}, as many as a traversal shows. */
  private static final int LATENTS = 20;

  private LatentTables() {}

  /** {@code latents}; no table if no latent is a real number. */
  public static List<Table> latents(List<MeasuredCodes> runs) {
    Table latents = Schema.of(LatentRow.class).table(runs.stream().flatMap(LatentTables::latents));
    return latents.isEmpty() ? List.of() : List.of(latents);
  }

  /** No rows for a model whose latents are codes. */
  private static Stream<LatentRow> latents(MeasuredCodes run) {
    return run.latents().stream()
        .flatMap(
            latents ->
                IntStream.range(0, latents.codes().columns())
                    .mapToObj(latent -> latent(run.run(), latents, latent)));
  }

  private static LatentRow latent(String run, LatentStatistics latents, int latent) {
    return new LatentRow(
        run,
        latent,
        latents.moments().means()[latent],
        latents.moments().variances()[latent],
        latents.moments().isActive(latent) ? 1 : 0,
        at(latents.klNats(), latent),
        at(latents.fit().map(fit -> fit.perLatent()), latent),
        at(latents.zeroShares(), latent));
  }

  private static OptionalDouble at(Optional<double[]> values, int latent) {
    return values.map(all -> Blank.ifNaN(all[latent])).orElseGet(OptionalDouble::empty);
  }

  /**
   * {@code responses}, of the {@value #LATENTS} latents that vary most; factors of one class and
   * classes without an image have no row.
   */
  public static Table responses(List<MeasuredCodes> runs, ImageSample sample) {
    return Schema.of(ResponseRow.class).table(runs.stream().flatMap(run -> responses(run, sample)));
  }

  private static Stream<ResponseRow> responses(MeasuredCodes run, ImageSample sample) {
    List<List<Moments>> byFactor =
        IntStream.range(0, sample.factors().size())
            .mapToObj(factor -> byClass(run.representation(), sample.labels().get(factor)))
            .toList();
    return mostVarying(run.representation()).stream()
        .flatMap(
            latent ->
                IntStream.range(0, byFactor.size())
                    .boxed()
                    .flatMap(
                        factor ->
                            byFactor.get(factor).stream()
                                .map(
                                    moments ->
                                        new ResponseRow(
                                            run.run(),
                                            latent,
                                            sample.factors().get(factor).name(),
                                            moments.classIndex(),
                                            moments.of().means()[latent],
                                            moments.deviation(latent),
                                            moments.images()))));
  }

  /** {@code densities}. No rows for models whose latents are codes. */
  static Table densities(List<MeasuredRun> runs) {
    return Schema.of(DensityRow.class).table(runs.stream().flatMap(LatentTables::densities));
  }

  private static Stream<DensityRow> densities(MeasuredRun run) {
    List<Latent> latents = run.densities().map(LatentDensities::latents).orElse(List.of());
    return IntStream.range(0, latents.size())
        .boxed()
        .flatMap(index -> densities(run.run(), index, latents.get(index)));
  }

  private static Stream<DensityRow> densities(String run, int index, Latent latent) {
    return IntStream.range(0, latent.bins().bins())
        .mapToObj(
            bin ->
                new DensityRow(
                    run,
                    index,
                    latent.bins().edge(bin),
                    latent.bins().edge(bin + 1),
                    latent.codes()[bin],
                    latent.draws().stream().mapToDouble(all -> all[bin]).findFirst(),
                    latent.prior().stream().mapToDouble(all -> all[bin]).findFirst()));
  }

  private static List<Integer> mostVarying(Matrix codes) {
    double[] variances = LatentMoments.of(codes).variances();
    return IntStream.range(0, variances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -variances[j]))
        .limit(LATENTS)
        .sorted()
        .toList();
  }

  /** The codes of the images of one class. */
  private record Moments(int classIndex, int images, LatentMoments of) {
    OptionalDouble deviation(int latent) {
      return Blank.ifNaN(Math.sqrt(of.variances()[latent]));
    }
  }

  /** One entry for each class that an image is known to have; none for a factor of one class. */
  private static List<Moments> byClass(Matrix codes, FactorLabels labels) {
    SortedMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i : labels.known()) {
      byClass.computeIfAbsent(labels.classes()[i], absent -> new ArrayList<>()).add(i);
    }
    if (byClass.size() < 2) {
      return List.of();
    }
    return byClass.entrySet().stream()
        .map(
            entry -> {
              int[] rows = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
              return new Moments(entry.getKey(), rows.length, moments(codes.rows(rows)));
            })
        .toList();
  }

  /** One image has a mean and no variance. */
  private static LatentMoments moments(Matrix codes) {
    if (codes.rows() > 1) {
      return LatentMoments.of(codes);
    }
    double[] unknown = new double[codes.columns()];
    Arrays.fill(unknown, Double.NaN);
    return new LatentMoments(codes.row(0), unknown);
  }
}
