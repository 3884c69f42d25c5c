package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.LatentMoments;
import org.disentangle.analysis.run.LatentDensities;
import org.disentangle.analysis.run.LatentDensities.Latent;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.math.Matrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How the latents answer to the factors and how they are distributed: pictures in numbers. */
public final class LatentTables {
  /** Latents of a run in {@code responses}, as many as a traversal shows. */
  private static final int LATENTS = 20;

  private LatentTables() {}

  /**
   * {@code responses}: run, latent, factor, class, mean and sd (of the representation over the
   * images of that class, whatever their other factors; no sd of one image), images (how many). Of
   * the {@value #LATENTS} latents that vary most; factors of one class and classes without an image
   * have no row.
   */
  public static Table responses(List<MeasuredRun> runs, ImageSample sample) {
    StringColumn runName = StringColumn.create("run");
    IntColumn latent = IntColumn.create("latent");
    StringColumn factor = StringColumn.create("factor");
    IntColumn classIndex = IntColumn.create("class");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn deviation = DoubleColumn.create("sd");
    IntColumn images = IntColumn.create("images");
    for (MeasuredRun run : runs) {
      List<List<Moments>> byFactor = new ArrayList<>();
      for (int k = 0; k < sample.factors().size(); k++) {
        byFactor.add(byClass(run.codes(), sample.classes(), k));
      }
      for (int j : mostVarying(run.codes())) {
        for (int k = 0; k < byFactor.size(); k++) {
          for (Moments moments : byFactor.get(k)) {
            runName.append(run.run());
            latent.append(j);
            factor.append(sample.factors().get(k).name());
            classIndex.append(moments.classIndex());
            mean.append(moments.means()[j]);
            deviation.append(moments.deviations()[j]);
            images.append(moments.images());
          }
        }
      }
    }
    return Table.create("responses", runName, latent, factor, classIndex, mean, deviation, images);
  }

  /**
   * {@code densities}: run, latent, low and high (the ends of a bin), codes (the density of the
   * representation), posterior (of one draw from each image's posterior; blank where nothing is
   * drawn), prior (of draws from the model's own prior; blank where it gives none). No rows for
   * models whose latents are codes.
   */
  static Table densities(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    IntColumn latent = IntColumn.create("latent");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    DoubleColumn codes = DoubleColumn.create("codes");
    DoubleColumn posterior = DoubleColumn.create("posterior");
    DoubleColumn prior = DoubleColumn.create("prior");
    for (MeasuredRun run : runs) {
      List<Latent> latents = run.densities().map(LatentDensities::latents).orElse(List.of());
      for (int j = 0; j < latents.size(); j++) {
        Latent of = latents.get(j);
        for (int bin = 0; bin < of.bins().bins(); bin++) {
          int index = bin;
          runName.append(run.run());
          latent.append(j);
          low.append(of.bins().edge(bin));
          high.append(of.bins().edge(bin + 1));
          codes.append(of.codes()[bin]);
          posterior.append(of.draws().map(all -> all[index]).orElse(Double.NaN));
          prior.append(of.prior().map(all -> all[index]).orElse(Double.NaN));
        }
      }
    }
    return Table.create("densities", runName, latent, low, high, codes, posterior, prior);
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

  /** The codes of the images of one class: mean and standard deviation of each latent. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Moments(int classIndex, int images, double[] means, double[] deviations) {}

  /** One entry for each class that has an image; none for a factor of one class. */
  private static List<Moments> byClass(Matrix codes, int[][] classes, int factor) {
    SortedMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < classes.length; i++) {
      byClass.computeIfAbsent(classes[i][factor], absent -> new ArrayList<>()).add(i);
    }
    return byClass.size() < 2
        ? List.of()
        : byClass.entrySet().stream()
            .map(
                entry ->
                    moments(
                        entry.getKey(),
                        codes.rows(
                            entry.getValue().stream().mapToInt(Integer::intValue).toArray())))
            .toList();
  }

  private static Moments moments(int classIndex, Matrix codes) {
    if (codes.rows() == 1) {
      double[] unknown = new double[codes.columns()];
      Arrays.fill(unknown, Double.NaN);
      return new Moments(classIndex, 1, codes.row(0), unknown);
    }
    LatentMoments moments = LatentMoments.of(codes);
    return new Moments(
        classIndex,
        codes.rows(),
        moments.means(),
        Arrays.stream(moments.variances()).map(Math::sqrt).toArray());
  }
}
