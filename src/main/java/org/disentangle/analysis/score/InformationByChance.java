package org.disentangle.analysis.score;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.math.SeedPair;

/**
 * The bias of binned mutual information: the estimate for each latent and factor when the factors
 * are shuffled among the images.
 *
 * <p>Plug-in informations are too large, by about {@code (bins - 1) (classes - 1) / 2n} (Miller
 * 1955, "Note on the bias of information estimates") where every cell of the table is met often, by
 * less where it is not. Shuffling measures the bias instead, whatever the sample. It is the bias
 * under independence, so that subtracting it leaves slightly too little for an informative latent.
 *
 * @param mean [K, F] over the shuffled samples
 * @param high [K, F] {@code mean} and the largest excess over it that any latent had about the
 *     factor in any shuffled sample: with 20 of these, uninformative latents lie above it in one
 *     factor of 21, however many latents there are; NaN with only one sample
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record InformationByChance(double[][] mean, double[][] high) {

  /**
   * Shuffles and measures. Images without any label take no part.
   *
   * @param bins equal-width bins a latent is cut into
   * @param permutations the requested number; for many or wide codes fewer are made, as for every
   *     score
   * @param seed of the whole analysis
   * @return empty if no permutations are requested, or there is no factor
   */
  public static Optional<InformationByChance> of(
      LabelledCodes every, int bins, int permutations, long seed) {
    LabelledCodes codes = every.labelled();
    int times = Cost.affordable(permutations, codes.samples(), codes.latents());
    if (times == 0 || codes.factorCount() == 0) {
      return Optional.empty();
    }
    List<MutualInformationMatrix> shuffled =
        IntStream.range(0, times)
            .parallel()
            .mapToObj(
                i ->
                    codes.withShuffledFactors(
                        SeedPair.of(seed, "information by chance", i).splittable()))
            .map(each -> MutualInformationMatrix.of(each, bins))
            .toList();
    double[][] mean = new double[codes.latents()][codes.factorCount()];
    double[][] high = new double[codes.latents()][codes.factorCount()];
    for (int k = 0; k < codes.factorCount(); k++) {
      double excess = times == 1 ? Double.NaN : 0;
      for (int j = 0; j < codes.latents(); j++) {
        for (MutualInformationMatrix matrix : shuffled) {
          mean[j][k] += matrix.nats(j, k) / times;
        }
        for (MutualInformationMatrix matrix : shuffled) {
          excess = Math.max(excess, matrix.nats(j, k) - mean[j][k]);
        }
      }
      for (int j = 0; j < codes.latents(); j++) {
        high[j][k] = mean[j][k] + excess;
      }
    }
    return Optional.of(new InformationByChance(mean, high));
  }
}
