package org.disentangle.analysis.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.measure.AggregateFit;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.GaussianKl;
import org.disentangle.analysis.measure.LatentMoments;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.SupportPatterns;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SeedPair;
import org.disentangle.math.Matrix;

/**
 * What is known of each latent of a model whose latents are real numbers.
 *
 * @param moments of the representation over the sample
 * @param klTotal of the posteriors to N(0, I), over the latents or whatever else they are over
 * @param klNats the same of each latent, [K]; empty unless the representation is their mean
 * @param fit of the aggregate posterior to the prior; empty where either cannot be drawn from
 * @param zeroShares the share of images whose code is exactly 0 in a latent, [K]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record LatentMeasures(
    LatentMoments moments,
    Optional<Estimate> klTotal,
    Optional<double[]> klNats,
    Optional<AggregateFit> fit,
    double[] zeroShares) {

  /**
   * Measures the latents of a sample.
   *
   * @param seed of draws from posteriors and prior
   */
  public static LatentMeasures of(ReloadedModel model, Encodings encodings, long seed) {
    Optional<GaussianKl> kl =
        encodings
            .posterior()
            .map(posterior -> GaussianKl.of(posterior.means(), posterior.logVariances()));
    return new LatentMeasures(
        LatentMoments.of(encodings.representation()),
        kl.map(GaussianKl::total),
        encodings.latentPosterior().flatMap(latents -> kl).map(GaussianKl::natsPerLatent),
        fit(model, encodings, seed),
        zeroShares(encodings.representation()));
  }

  private static Optional<AggregateFit> fit(ReloadedModel model, Encodings encodings, long seed) {
    if (!model.folder().contract().samplesLatents()) {
      return Optional.empty();
    }
    return encodings
        .latentDraws(SeedPair.of(seed, "posterior draws", 0).random())
        .map(
            posterior ->
                AggregateFit.of(
                    posterior,
                    priorDraws(model, posterior.length, seed, "prior draws"),
                    priorDraws(model, posterior.length, seed, "prior draws again"),
                    SeedPair.of(seed, "slices", 0).random()));
  }

  /** Draws from the model's own prior, [draws, K]; each task has draws of its own. */
  static double[][] priorDraws(ReloadedModel model, int draws, long seed, String task) {
    double[][] latents = new double[draws][];
    for (int start = 0; start < draws; start += ReloadedModel.BATCH) {
      int count = Math.min(ReloadedModel.BATCH, draws - start);
      SeedPair pair = SeedPair.of(seed, task, start / ReloadedModel.BATCH);
      float[] batch = model.sampleLatents(pair, count);
      for (int i = 0; i < count; i++) {
        latents[start + i] = row(batch, i, batch.length / count);
      }
    }
    return latents;
  }

  /** One row of a matrix of floats. */
  static double[] row(float[] matrix, int row, int width) {
    double[] values = new double[width];
    for (int j = 0; j < width; j++) {
      values[j] = matrix[row * width + j];
    }
    return values;
  }

  private static double[] zeroShares(Matrix codes) {
    double[] shares = new double[codes.columns()];
    for (int j = 0; j < shares.length; j++) {
      long zeros = Arrays.stream(codes.column(j)).filter(value -> value == 0).count();
      shares[j] = (double) zeros / codes.rows();
    }
    return shares;
  }

  /** Those of all latents together. */
  public List<MeasuredValue> together(Encodings encodings) {
    List<MeasuredValue> values = new ArrayList<>();
    values.add(MeasuredValue.of(Measure.ACTIVE_UNITS, moments.activeUnits()));
    klTotal.ifPresent(total -> values.add(MeasuredValue.of(Measure.KL_TOTAL, total)));
    fit.ifPresent(
        found -> {
          values.add(MeasuredValue.of(Measure.AGGREGATE_FIT, found.distance()));
          values.add(MeasuredValue.of(Measure.AGGREGATE_FIT_FLOOR, found.floor()));
        });
    double zeros = 0;
    for (double share : zeroShares) {
      zeros += share;
    }
    values.add(MeasuredValue.of(Measure.ZERO_SHARE, zeros / zeroShares.length));
    values.add(MeasuredValue.of(Measure.MEAN_ACTIVE, zeroShares.length - zeros));
    values.add(
        MeasuredValue.of(
            Measure.SUPPORT_PERPLEXITY, SupportPatterns.perplexity(encodings.representation())));
    return values;
  }
}
