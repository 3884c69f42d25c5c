package org.disentangle.analysis.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.metric.BetaVaeScore;
import org.disentangle.analysis.metric.Explicitness;
import org.disentangle.analysis.metric.FactorVaeScore;
import org.disentangle.analysis.metric.GaussianDependence;
import org.disentangle.analysis.metric.InfoMec;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.LassoImportance;
import org.disentangle.analysis.metric.LatentInformation;
import org.disentangle.analysis.metric.Modularity;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationGap.FactorGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.metric.PosteriorInformation;
import org.disentangle.analysis.metric.SeparatedAttributePredictability;
import org.disentangle.analysis.metric.TreeImportance;
import org.disentangle.analysis.score.ScoreGroup.Measurement;
import org.disentangle.math.Matrix;

/**
 * Every score that is taken of a model, under the names of the table {@code scores}.
 *
 * <p>How often each is repeated is what about half a minute on two cores allows, for 10,000 codes
 * of 10 latents. Two have no interval: {@code dci_*}, as boosted trees take too long to be grown a
 * hundred times, and {@code info*}, whose nearest neighbours a bootstrap sample would put at
 * distance 0, where it holds a sample twice.
 */
final class ScoreGroups {
  private static final int ALL = Integer.MAX_VALUE;

  private ScoreGroups() {}

  /**
   * The groups in the order of the table.
   *
   * @param bins equal-width bins a latent is cut into
   * @param unshaped the factors without the one called shape, as positions among those of the
   *     sample: the paper of the gap has none
   * @param hasPosteriors whether the model's encoder gives distributions
   */
  static List<ScoreGroup> of(int bins, int[] unshaped, boolean hasPosteriors) {
    List<ScoreGroup> groups = new ArrayList<>();
    groups.add(information(bins));
    if (hasPosteriors) {
      groups.add(counted("posterior", 50, (sample, random) -> posterior(sample, unshaped)));
    }
    groups.add(
        single(
            "beta_vae",
            ALL,
            20,
            (sample, random) -> BetaVaeScore.of(sample.train(), sample.test(), random).score()));
    groups.add(
        single(
            "factor_vae",
            ALL,
            ALL,
            (sample, random) -> FactorVaeScore.of(sample.train(), sample.test(), random).score()));
    groups.add(
        single(
            "sap",
            ALL,
            50,
            (sample, random) ->
                SeparatedAttributePredictability.of(sample.train(), sample.test()).score()));
    groups.add(learned("dci", 1, 0, (sample, random) -> trees(sample)));
    groups.add(learned("lasso", ALL, ALL, (sample, random) -> lasso(sample)));
    groups.add(
        single(
            "explicitness",
            5,
            20,
            (sample, random) -> Explicitness.of(sample.train(), sample.test()).score()));
    groups.add(learned("infomec", 5, 0, (sample, random) -> infoMec(sample.train(), random)));
    groups.add(
        new ScoreGroup(
            "dependence",
            true,
            false,
            ALL,
            ALL,
            Double.POSITIVE_INFINITY,
            (sample, random) -> dependence(sample.train().codes(), bins)));
    return List.copyOf(groups);
  }

  /** What is counted in bins. */
  static ScoreGroup information(int bins) {
    return counted("information", ALL, (sample, random) -> information(sample, bins));
  }

  /** A group of supervised scores that fit nothing. */
  private static ScoreGroup counted(String name, int resamples, Measurement measurement) {
    return new ScoreGroup(name, false, true, ALL, resamples, 1, measurement);
  }

  private static ScoreGroup learned(
      String name, int permutations, int resamples, Measurement measurement) {
    return new ScoreGroup(name, true, true, permutations, resamples, 1, measurement);
  }

  /** A learned group of one score, which bears its name. */
  private static ScoreGroup single(
      String name,
      int permutations,
      int resamples,
      ToDoubleBiFunction<ScoringSample, RandomGenerator> score) {
    return learned(
        name,
        permutations,
        resamples,
        (sample, random) -> Map.of(name, score.applyAsDouble(sample, random)));
  }

  private static Map<String, Double> information(ScoringSample sample, int bins) {
    MutualInformationMatrix matrix =
        MutualInformationMatrix.of(sample.train().codes(), sample.train().factors(), bins);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(
        "mig",
        MutualInformationGap.isDefined(matrix)
            ? MutualInformationGap.of(matrix).score()
            : Double.NaN);
    scores.put("modularity", Modularity.of(matrix).score());
    return scores;
  }

  private static Map<String, Double> posterior(ScoringSample sample, int[] unshaped) {
    MutualInformationMatrix matrix =
        PosteriorInformation.of(
            sample.train().codes(), sample.logVariances().orElseThrow(), sample.train().factors());
    List<FactorGap> gaps =
        MutualInformationGap.isDefined(matrix) ? MutualInformationGap.of(matrix).gaps() : List.of();
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("mig_posterior", mean(gaps.stream()));
    if (unshaped.length > 0 && unshaped.length < sample.train().factorCount()) {
      scores.put(
          "mig_posterior_unshaped",
          mean(
              gaps.stream()
                  .filter(each -> IntStream.of(unshaped).anyMatch(k -> k == each.factor()))));
    }
    return scores;
  }

  /** NaN of none. */
  private static double mean(Stream<FactorGap> gaps) {
    return gaps.mapToDouble(FactorGap::normalized).average().orElse(Double.NaN);
  }

  private static Map<String, Double> trees(ScoringSample sample) {
    TreeImportance found = TreeImportance.of(sample.train(), sample.test());
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("dci_disentanglement", found.scores().disentanglement());
    scores.put("dci_completeness", found.scores().completeness());
    scores.put("dci_informativeness", found.informativeness());
    return scores;
  }

  private static Map<String, Double> lasso(ScoringSample sample) {
    LassoImportance found = LassoImportance.of(sample.train(), sample.test());
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("lasso_disentanglement", found.scores().disentanglement());
    scores.put("lasso_completeness", found.scores().completeness());
    scores.put("lasso_informativeness", found.informativeness());
    return scores;
  }

  private static Map<String, Double> infoMec(LabelledCodes sample, RandomGenerator random) {
    InfoMec found = InfoMec.of(sample, random);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("infom", found.modularity());
    scores.put("infoe", found.explicitness());
    scores.put("infoc", found.compactness());
    return scores;
  }

  private static Map<String, Double> dependence(Matrix codes, int bins) {
    GaussianDependence found = GaussianDependence.of(codes);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("total_correlation", found.totalCorrelationNats());
    scores.put("wasserstein", found.wassersteinCorrelation());
    scores.put("wasserstein_share", found.normalizedWasserstein());
    scores.put("absolute_correlation", found.meanAbsoluteCorrelation());
    scores.put("latent_information", LatentInformation.of(codes, bins).meanNats());
    return scores;
  }
}
