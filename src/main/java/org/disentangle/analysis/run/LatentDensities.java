package org.disentangle.analysis.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.measure.LatentHistogram;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.math.Matrix;
import org.disentangle.math.SeedPair;

/**
 * The densities of the latents of one model over the images of the sample, together with its prior:
 * the marginal aggregate posterior of each latent, as histograms.
 *
 * @param latents one entry for each latent
 */
public record LatentDensities(List<Latent> latents) {
  /** Copies the list. */
  public LatentDensities {
    latents = List.copyOf(latents);
  }

  /**
   * One latent.
   *
   * @param bins the same for all three
   * @param codes the density of the representation, such as the posterior means
   * @param draws that of one draw from each image's posterior; empty where nothing is drawn
   * @param prior that of draws from the model's own prior, whatever its form; empty where the model
   *     does not give them
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
  public record Latent(
      LatentHistogram bins, double[] codes, Optional<double[]> draws, Optional<double[]> prior) {}

  /** Draws as many latents from posteriors and prior as there are codes, or 100,000. */
  public static LatentDensities of(ReloadedModel model, Encodings encodings, long seed) {
    Matrix codes = encodings.representation();
    Optional<double[][]> draws =
        encodings
            .latentPosterior()
            .map(posterior -> posterior.draws(SeedPair.of(seed, "densities", 0).random()));
    Optional<double[][]> prior =
        model.folder().contract().samplesLatents()
            ? Optional.of(
                PriorDraws.of(
                    model, Math.min(Encodings.MOST_DRAWN, codes.rows()), seed, "prior densities"))
            : Optional.empty();
    List<Latent> latents = new ArrayList<>();
    for (int j = 0; j < codes.columns(); j++) {
      int latent = j;
      double[] values = codes.column(latent);
      LatentHistogram bins =
          LatentHistogram.over(draws.map(all -> column(all, latent)).orElse(values));
      latents.add(
          new Latent(
              bins,
              bins.densities(values),
              draws.map(all -> bins.densities(column(all, latent))),
              prior.map(all -> bins.densities(column(all, latent)))));
    }
    return new LatentDensities(latents);
  }

  private static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }
}
