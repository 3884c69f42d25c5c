package org.disentangle.analysis.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.FactorLabels;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.data.Factor;
import org.disentangle.table.Schema;
import org.disentangle.table.row.CodeRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import tech.tablesaw.api.Table;

/**
 * The tables of the codes themselves: {@code codes}, {@code pca}, {@code pca_scores}, {@code
 * embedding}. Samples have the same number in all of them and in every run.
 */
public final class CodeTables {
  /**
   * The number of samples in the tables. A scatter plot shows no more; the arrays hold all of a
   * larger sample.
   */
  private static final int LISTED = 10_000;

  private CodeTables() {}

  /**
   * {@code codes}: exactly the numbers that all scores were computed from, of the first {@value
   * #LISTED} samples.
   */
  public static Table codes(List<MeasuredCodes> runs, ImageSample sample) {
    int width = runs.stream().mapToInt(run -> run.representation().columns()).max().orElse(0);
    return Schema.of(CodeRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        listed(sample)
                            .mapToObj(
                                i ->
                                    new CodeRow(
                                        run.run(),
                                        i,
                                        classes(sample, i),
                                        latents(run.representation().row(i))))),
            Stream.concat(factors(sample), IntStream.range(0, width).mapToObj(CodeTables::latent))
                .toList());
  }

  /** {@code pca}. A model whose codes do not vary has no row: there is no variance to explain. */
  public static Table components(List<MeasuredCodes> runs) {
    return Schema.of(PrincipalComponentRow.class)
        .table(runs.stream().flatMap(run -> components(run.run(), run.components())));
  }

  private static Stream<PrincipalComponentRow> components(String run, PrincipalComponents found) {
    double[] eigenvalues = found.eigenvalues();
    double[] explained = found.explainedRatios();
    double[] cumulative = found.cumulativeRatios();
    return IntStream.range(0, eigenvalues[0] > 0 ? eigenvalues.length : 0)
        .mapToObj(
            c ->
                new PrincipalComponentRow(run, c + 1, eigenvalues[c], explained[c], cumulative[c]));
  }

  /** {@code pca_scores}, of the first {@value #LISTED} samples. */
  public static Table scores(List<MeasuredCodes> runs, ImageSample sample) {
    return Schema.of(PrincipalScoreRow.class)
        .table(runs.stream().flatMap(run -> scores(run, sample)), factors(sample).toList());
  }

  private static Stream<PrincipalScoreRow> scores(MeasuredCodes run, ImageSample sample) {
    int dimensions = Math.min(2, run.components().count());
    int count = (int) listed(sample).count();
    double[][] scores =
        run.components().scores(run.representation().first(count).toArray(), dimensions);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new PrincipalScoreRow(
                    run.run(),
                    i,
                    scores[i][0],
                    dimensions == 2 ? scores[i][1] : 0,
                    classes(sample, i)));
  }

  /** {@code embedding}. No rows for a model whose codes are all the same. */
  public static Table embedding(List<MeasuredCodes> runs, ImageSample sample) {
    return Schema.of(EmbeddingRow.class)
        .table(runs.stream().flatMap(run -> embedding(run, sample)), factors(sample).toList());
  }

  private static Stream<EmbeddingRow> embedding(MeasuredCodes run, ImageSample sample) {
    double[][] map = run.embedding();
    return IntStream.range(0, map.length)
        .mapToObj(i -> new EmbeddingRow(run.run(), i, map[i][0], map[i][1], classes(sample, i)));
  }

  private static IntStream listed(ImageSample sample) {
    return IntStream.range(0, Math.min(LISTED, sample.size()));
  }

  private static Stream<String> factors(ImageSample sample) {
    return sample.factors().stream().map(Factor::name);
  }

  /** Without the factors in which the image's class is unknown: their cells are blank. */
  private static Map<String, Integer> classes(ImageSample sample, int index) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int k = 0; k < sample.factors().size(); k++) {
      FactorLabels labels = sample.labels().get(k);
      if (labels.isKnown(index)) {
        classes.put(sample.factors().get(k).name(), labels.classes()[index]);
      }
    }
    return classes;
  }

  private static Map<String, Double> latents(double[] code) {
    Map<String, Double> latents = new LinkedHashMap<>();
    for (int j = 0; j < code.length; j++) {
      latents.put(latent(j), code[j]);
    }
    return latents;
  }

  private static String latent(int index) {
    return "z" + index;
  }
}
