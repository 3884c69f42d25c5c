package org.disentangle.analysis.run;

import java.util.Optional;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.measure.AggregateFit;
import org.disentangle.analysis.measure.GaussianKl;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.math.SeedPair;

/** The statistics and densities of the latents of a model over a sample. */
public final class RunLatents {
  private RunLatents() {}

  /**
   * Measures the latents of a sample.
   *
   * @param seed of draws from posteriors and prior
   * @return empty for a model whose latents are no real numbers
   */
  public static Optional<LatentStatistics> of(ReloadedModel model, Encodings encodings, long seed) {
    if (!model.folder().contract().hasRealLatents()) {
      return Optional.empty();
    }
    return Optional.of(
        LatentStatistics.of(
            encodings.representation(),
            encodings
                .posterior()
                .map(posterior -> GaussianKl.of(posterior.means(), posterior.logVariances())),
            encodings.latentPosterior().isPresent(),
            fit(model, encodings, seed),
            !model.folder().latentValues().isEmpty()));
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
                    PriorDraws.of(model, posterior.length, seed, "prior draws"),
                    PriorDraws.of(model, posterior.length, seed, "prior draws again"),
                    SeedPair.of(seed, "slices", 0).random()));
  }
}
