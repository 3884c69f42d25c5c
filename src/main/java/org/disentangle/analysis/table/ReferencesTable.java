package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.MomentsCode;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationGap.FactorGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.DistinctImages;
import org.disentangle.data.FactorImages;
import org.disentangle.data.KnownFactors;
import org.disentangle.data.PixelEntropies;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.image.PixelKind;
import org.disentangle.math.Matrix;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ReferenceRow;
import tech.tablesaw.api.Table;

/**
 * The table {@code references}: reference numbers of these images with which losses and scores can
 * be compared, and whether published numbers are comparable.
 */
public final class ReferencesTable {
  /** The number of samples that published gaps of dSprites were measured with. */
  private static final int PUBLISHED_SAMPLES = 10_000;

  private static final int PUBLISHED_BINS = 20;

  private final List<ReferenceRow> rows = new ArrayList<>();

  private ReferencesTable() {}

  /**
   * {@code images} and {@code pictures} of the data, {@code sample}, {@code sample_pictures},
   * {@code learned}, {@code test}, {@code unseen} and {@code bins} of the analysis; in nats per
   * image {@code constant_rate} and {@code pixel_mean} ({@link PixelEntropies}) and {@code
   * image_entropy} ({@link DistinctImages#entropyNats}), if a model has Bernoulli pixels, the last
   * of images of two values alone; {@code ceiling}, the gap of a {@link PerfectCode}, and its part
   * for each factor; the same of a {@link MomentsCode} as {@code moments}. {@code dsprites} and
   * {@code published} have a row, with value 1, only if the images are all of dSprites, and if they
   * are measured as published gaps were: 10,000 images and 20 bins.
   *
   * @param pixels of the data, whose every image is counted for them; asked for at most once
   */
  public static Table of(
      FactorImages from,
      AnalyzedImages taken,
      Supplier<PixelEntropies> pixels,
      List<MeasuredRun> runs,
      AnalysisConfig config) {
    ReferencesTable rows = new ReferencesTable();
    rows.addImages(from, taken, config);
    if (runs.stream().anyMatch(run -> run.folder().contract().givesProbabilities())) {
      rows.addLosses(from.kind(), taken.distinct(), pixels.get());
    }
    rows.addCeiling(taken, config.getBins());
    rows.addMoments(from, taken, config.getBins());
    if (Dsprites.areAll(from)) {
      rows.add("dsprites", 1, "the images are all of dSprites");
      if (!config.getEveryImage()
          && config.getSamples() == PUBLISHED_SAMPLES
          && config.getBins() == PUBLISHED_BINS) {
        rows.add("published", 1, "gaps are measured as published ones of dSprites were");
      }
    }
    return rows.table();
  }

  /**
   * Those of images that are not at hand: without losses and published numbers.
   *
   * @param from what is known of them
   */
  public static Table ofCodes(KnownFactors from, AnalyzedImages taken, AnalysisConfig config) {
    ReferencesTable rows = new ReferencesTable();
    rows.addImages(from, taken, config);
    rows.addCeiling(taken, config.getBins());
    return rows.table();
  }

  /** The row that says that the models are those of the course report that this project checks. */
  public static Table ofCourseReport() {
    ReferencesTable rows = new ReferencesTable();
    rows.add("course_report", 1, "the models are those of the course report");
    return rows.table();
  }

  private Table table() {
    return Schema.of(ReferenceRow.class).table(rows.stream());
  }

  private void addImages(KnownFactors from, AnalyzedImages taken, AnalysisConfig config) {
    DistinctImages distinct = taken.distinct();
    int[] sample = taken.sample().images();
    add("images", from.size(), "images in the data");
    add("pictures", distinct.count(), "of these, different pictures");
    add("sample", sample.length, "images that the scores are of");
    add("sample_pictures", distinct.distinct(sample).length, "of these, different pictures");
    add("learned", taken.learned(), "of these, images that may be learned from");
    add("test", taken.test().size(), "images to judge by what was learned");
    add("unseen", taken.unseen(), "of these, images whose picture was not learned from");
    add("bins", config.getBins(), "bins of equal width that a latent is cut into");
  }

  /**
   * In nats of Bernoulli pixels, of which an entropy is a bound only where they have two values.
   */
  private void addLosses(PixelKind kind, DistinctImages distinct, PixelEntropies pixels) {
    if (kind != PixelKind.TWO_VALUES) {
      add("constant_rate", pixels.oneRate(), "one Bernoulli rate for all values of all pixels");
      add("pixel_mean", pixels.ownRates(), "each value's own mean as its Bernoulli rate");
      return;
    }
    add("constant_rate", pixels.oneRate(), "one Bernoulli rate for all pixels");
    add("pixel_mean", pixels.ownRates(), "each pixel's own mean rate");
    add("image_entropy", distinct.entropyNats(), "entropy of the images: the floor at β = 1");
  }

  private void addCeiling(AnalyzedImages taken, int bins) {
    PerfectCode.gap(taken.sample().labels(), bins)
        .ifPresent(gap -> addGap("ceiling", "a perfect code, " + bins + " bins", gap, taken));
  }

  private void addMoments(FactorImages from, AnalyzedImages taken, int bins) {
    MomentsCode.of(from, taken.sample().images())
        .map(codes -> new LabelledCodes(Matrix.of(codes), taken.sample().labels()))
        .map(codes -> MutualInformationMatrix.of(codes, bins))
        .filter(MutualInformationGap::isDefined)
        .map(MutualInformationGap::of)
        .ifPresent(
            gap ->
                addGap(
                    "moments", "centre and area of what is drawn, " + bins + " bins", gap, taken));
  }

  private void addGap(String key, String what, MutualInformationGap gap, AnalyzedImages taken) {
    add(key, gap.score(), what);
    for (FactorGap each : gap.gaps()) {
      String name = taken.sample().factors().get(each.factor()).name();
      rows.add(new ReferenceRow(key, name, each.normalized(), what));
    }
  }

  private void add(String key, double number, String what) {
    rows.add(new ReferenceRow(key, "", number, what));
  }
}
