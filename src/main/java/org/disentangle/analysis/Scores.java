package org.disentangle.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;

/**
 * Takes every score of a model: on the sample of the analysis, and on further images to judge by.
 */
final class Scores {
  /** The factor that the paper of the information gap has no gap of. */
  private static final String SHAPE = "shape";

  private Scores() {}

  /**
   * Takes the scores.
   *
   * @param sample the images of the analysis, with at least one factor of two classes
   * @param codes their codes, of at least two latents
   * @throws UserErrorException if a code or a variance is not finite
   */
  static List<Score> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      double[][] codes,
      AnalysisConfig config,
      Progress progress) {
    String run = model.folder().run();
    String task = "scores of " + run;
    ImageSample further =
        ImageSample.draw(
            images,
            config.getTestSamples(),
            SeedPair.of(config.getSeed(), "test images", 0).first());
    double[][] furtherCodes =
        Codes.encode(model, images, further, "encoding test images by " + run, progress);
    LabelledCodes all = new LabelledCodes(codes, sample.classes());
    int[] varying = all.varyingFactors();
    boolean hasPosteriors =
        model.folder().contract().hasOutput(Signatures.ENCODE, Signatures.LOG_VARIANCE);
    ScoringSample scored =
        new ScoringSample(
            all.withFactors(varying),
            new LabelledCodes(furtherCodes, further.classes()).withFactors(varying),
            hasPosteriors
                ? Optional.of(logVariances(model, images, sample, progress))
                : Optional.empty());
    int[] unshaped =
        IntStream.range(0, varying.length)
            .filter(k -> !sample.factors().get(varying[k]).name().equals(SHAPE))
            .toArray();
    List<ScoreGroup> groups = ScoreGroups.of(config.getBins(), unshaped, hasPosteriors);
    int permutations = config.getPermutations();
    int resamples = config.getResamples();
    int total = groups.stream().mapToInt(group -> group.repetitions(permutations, resamples)).sum();
    List<Score> scores = new ArrayList<>();
    int done = 0;
    for (ScoreGroup group : groups) {
      progress.update(task, done, total);
      scores.addAll(group.take(scored, permutations, resamples, config.getSeed()));
      done += group.repetitions(permutations, resamples);
    }
    progress.update(task, done, total);
    return scores;
  }

  private static double[][] logVariances(
      ReloadedModel model, FactorImages images, ImageSample sample, Progress progress) {
    String run = model.folder().run();
    double[][] logVariances = new double[sample.size()][];
    ImageBatches.forEach(
        images,
        sample.images(),
        "posteriors of " + run,
        progress,
        (pixels, count, start) -> {
          float[] batch = model.logVariances(pixels, count);
          int latents = batch.length / count;
          for (int i = 0; i < count; i++) {
            double[] row = new double[latents];
            for (int j = 0; j < latents; j++) {
              row[j] = finite(batch[i * latents + j], j, run);
            }
            logVariances[start + i] = row;
          }
        });
    return logVariances;
  }

  private static double finite(float value, int latent, String run) {
    if (!Float.isFinite(value)) {
      throw new UserErrorException(
          "the posterior's log variance of "
              + run
              + " is "
              + value
              + " in latent "
              + latent
              + ": its training diverged; train it again with a lower learning rate");
    }
    return value;
  }
}
