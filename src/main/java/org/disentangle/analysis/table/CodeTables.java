package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.projection.NeighbourEmbedding;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.run.MeasuredRun;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The tables of the codes themselves: {@code codes}, {@code pca}, {@code pca_scores}, {@code
 * embedding}. Samples have the same number in all of them and in every run.
 */
public final class CodeTables {
  /** Samples on a map of neighbours, which takes the time of comparing all pairs. */
  private static final int MAPPED = 2000;

  /** A scatter shows no more, and whoever wants all of a larger sample takes the arrays. */
  private static final int LISTED = 10_000;

  private CodeTables() {}

  /**
   * {@code codes}: run, sample, the class of each factor, then the representation as {@code z0},
   * {@code z1}, …; blank beyond a model's own width. Exactly the numbers that all scores were
   * computed from: those of the first {@value #LISTED} samples.
   */
  public static Table codes(List<MeasuredRun> runs, ImageSample sample) {
    int count = Math.min(LISTED, sample.size());
    Table table = sampleRows("codes", runs, count);
    table.addColumns(classes(runs, sample, count));
    int width = runs.stream().mapToInt(run -> run.codes().columns()).max().orElse(0);
    for (int j = 0; j < width; j++) {
      DoubleColumn column = DoubleColumn.create("z" + j);
      for (MeasuredRun run : runs) {
        for (int i = 0; i < count; i++) {
          column.append(j < run.codes().columns() ? run.codes().at(i, j) : Double.NaN);
        }
      }
      table.addColumns(column);
    }
    return table;
  }

  /**
   * {@code pca}: run, component (from 1), eigenvalue, explained_ratio, cumulative. A model whose
   * codes do not vary at all has no row: there is nothing to explain.
   */
  public static Table components(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    IntColumn component = IntColumn.create("component");
    DoubleColumn eigenvalue = DoubleColumn.create("eigenvalue");
    DoubleColumn explained = DoubleColumn.create("explained_ratio");
    DoubleColumn cumulative = DoubleColumn.create("cumulative");
    for (MeasuredRun run : runs) {
      PrincipalComponents components = run.components();
      double[] eigenvalues = components.eigenvalues();
      double[] explainedRatios = components.explainedRatios();
      double[] cumulativeRatios = components.cumulativeRatios();
      for (int c = 0; c < eigenvalues.length && eigenvalues[0] > 0; c++) {
        runName.append(run.run());
        component.append(c + 1);
        eigenvalue.append(eigenvalues[c]);
        explained.append(explainedRatios[c]);
        cumulative.append(cumulativeRatios[c]);
      }
    }
    return Table.create("pca", runName, component, eigenvalue, explained, cumulative);
  }

  /**
   * {@code pca_scores}: run, sample, pc1, pc2, then the class of each factor: of the first {@value
   * #LISTED} samples. The second coordinate of a model with one latent is 0: its codes lie on a
   * line.
   */
  public static Table scores(List<MeasuredRun> runs, ImageSample sample) {
    int count = Math.min(LISTED, sample.size());
    DoubleColumn first = DoubleColumn.create("pc1");
    DoubleColumn second = DoubleColumn.create("pc2");
    for (MeasuredRun run : runs) {
      int dimensions = Math.min(2, run.components().count());
      double[][] codes = run.codes().first(count).toArray();
      for (double[] score : run.components().scores(codes, dimensions)) {
        first.append(score[0]);
        second.append(dimensions == 2 ? score[1] : 0);
      }
    }
    Table table = sampleRows("pca_scores", runs, count).addColumns(first, second);
    return table.addColumns(classes(runs, sample, count));
  }

  /**
   * {@code embedding}: run, sample, x, y, then the class of each factor: the first {@value #MAPPED}
   * samples on a map of neighbours. No rows for a model whose codes are all the same.
   *
   * @param seed of the maps
   */
  public static Table embedding(List<MeasuredRun> runs, ImageSample sample, long seed) {
    StringColumn runName = StringColumn.create("run");
    IntColumn number = IntColumn.create("sample");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    List<IntColumn> classes =
        sample.factors().stream().map(factor -> IntColumn.create(factor.name())).toList();
    for (MeasuredRun run : runs) {
      double[][] map = NeighbourEmbedding.of(run.codes().first(MAPPED).toArray(), seed);
      for (int i = 0; i < map.length; i++) {
        runName.append(run.run());
        number.append(i);
        x.append(map[i][0]);
        y.append(map[i][1]);
        for (int k = 0; k < classes.size(); k++) {
          classes.get(k).append(sample.classes()[i][k]);
        }
      }
    }
    return Table.create("embedding", runName, number, x, y)
        .addColumns(classes.toArray(IntColumn[]::new));
  }

  private static Table sampleRows(String name, List<MeasuredRun> runs, int count) {
    StringColumn runName = StringColumn.create("run");
    IntColumn sample = IntColumn.create("sample");
    for (MeasuredRun run : runs) {
      for (int i = 0; i < count; i++) {
        runName.append(run.run());
        sample.append(i);
      }
    }
    return Table.create(name, runName, sample);
  }

  /** One column a factor: its class of the first samples, again for every run. */
  private static IntColumn[] classes(List<MeasuredRun> runs, ImageSample sample, int count) {
    List<IntColumn> columns = new ArrayList<>();
    for (int k = 0; k < sample.factors().size(); k++) {
      IntColumn column = IntColumn.create(sample.factors().get(k).name());
      for (int run = 0; run < runs.size(); run++) {
        for (int i = 0; i < count; i++) {
          column.append(sample.classes()[i][k]);
        }
      }
      columns.add(column);
    }
    return columns.toArray(IntColumn[]::new);
  }
}
