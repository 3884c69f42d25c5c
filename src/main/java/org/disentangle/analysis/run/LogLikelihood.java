package org.disentangle.analysis.run;

import java.util.Optional;
import org.disentangle.ConcurrentCalls;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.ImageBatches;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.math.LogMeanExp;
import org.disentangle.math.SeedPair;

/**
 * The importance-weighted estimate of log p(x): with z₁ … z_S drawn from q(z|x),
 *
 * <pre>{@code  log 1/S sum_s p(x, z_s) / q(z_s|x)  }</pre>
 *
 * (Burda et al. 2016, "Importance Weighted Autoencoders", Eq. 8). On average it is a lower bound,
 * and never a looser one for more draws; S = 1 is the evidence lower bound. It can compare families
 * whose losses weigh their terms differently, as it does not depend on the training loss.
 */
public final class LogLikelihood {
  /** The number of latents that are decoded at once, at most; it determines the memory needed. */
  private static final int MOST_AT_ONCE = 500;

  private LogLikelihood() {}

  /**
   * The mean over the first images of the sample, in nats per image, with its standard error over
   * images.
   *
   * @return empty for a model without the signature {@link Signatures#LOG_LIKELIHOOD}, or if no
   *     images are asked for
   */
  public static Optional<Estimate> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      AnalysisConfig config,
      Progress progress) {
    int count = Math.min(config.getLikelihoodImages(), sample.size());
    if (count == 0 || !model.folder().contract().givesLogWeights()) {
      return Optional.empty();
    }
    String task = "likelihood by " + model.folder().run();
    int atOnce = ImageBatches.fitting(MOST_AT_ONCE, images.shape());
    int most = Math.max(1, atOnce / ImageBatches.AT_ONCE);
    int calls = (config.getLikelihoodDraws() - 1) / most + 1;
    double[] nats = new double[count];
    progress.update(task, 0, count);
    ConcurrentCalls.inOrder(
        count,
        ImageBatches.AT_ONCE,
        i -> {
          float[] pixels = new float[images.shape().values()];
          images.read(sample.images()[i], pixels, 0);
          LogMeanExp mean = new LogMeanExp();
          for (int call = 0; call < calls; call++) {
            int draws = Math.min(most, config.getLikelihoodDraws() - call * most);
            SeedPair seed = SeedPair.of(config.getSeed(), "log likelihood", i * calls + call);
            for (float logWeight : model.logWeights(pixels, 1, seed, draws)) {
              mean.add(logWeight);
            }
          }
          return mean.value();
        },
        (i, value) -> {
          nats[i] = value;
          progress.update(task, i + 1, count);
        });
    return Optional.of(Estimate.mean(nats));
  }
}
