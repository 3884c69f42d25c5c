package org.disentangle.analysis.score;

import static org.disentangle.analysis.score.Cost.ALL;
import static org.disentangle.analysis.score.Need.CLASSES;
import static org.disentangle.analysis.score.Need.FACTORS;
import static org.disentangle.analysis.score.Need.JUDGES;
import static org.disentangle.analysis.score.Need.POSTERIOR;
import static org.disentangle.analysis.score.Need.SHARED_CLASSES;
import static org.disentangle.analysis.score.Need.TWO_LATENTS;
import static org.disentangle.analysis.score.Range.NOT_NEGATIVE;
import static org.disentangle.analysis.score.Range.UNIT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.disentangle.analysis.metric.BetaVaeScore;
import org.disentangle.analysis.metric.Explicitness;
import org.disentangle.analysis.metric.FactorVaeScore;
import org.disentangle.analysis.metric.InfoMec;
import org.disentangle.analysis.metric.LassoImportance;
import org.disentangle.analysis.metric.Modularity;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.metric.SeparatedAttributePredictability;
import org.disentangle.analysis.metric.TreeImportance;
import org.disentangle.analysis.score.Quantity.Better;
import org.disentangle.analysis.score.Quantity.Group;
import org.disentangle.analysis.score.ScoreGroup.Measurement;

/**
 * The catalogue of scores: all scores of a model, in the order of the table {@code scores}. A new
 * score is a class of {@link org.disentangle.analysis.metric} and an entry here.
 *
 * <p>The number of repetitions of each is what about a quarter of a minute on two cores allows, for
 * 10,000 codes of 10 latents. Two groups have no interval: {@code dci}, as boosted trees take too
 * long to be grown a hundred times, and {@code infomec}, because a bootstrap sample contains
 * samples twice, which puts nearest neighbours at distance 0.
 */
public final class ScoreCatalogue {
  private static final boolean QUICK = true;
  private static final boolean SLOW = false;
  private static final boolean OF_ALL = false;
  private static final boolean OF_A_PART = true;

  /** The key of the mutual information gap. */
  static final String MIG = "mig";

  /** The scores from binned mutual information. */
  static final ScoreGroup<MutualInformationMatrix> INFORMATION =
      new ScoreGroup<>(
          "information",
          Set.of(CLASSES, TWO_LATENTS),
          new Cost(QUICK, OF_ALL, ALL, ALL),
          (sample, random) -> MutualInformationMatrix.of(sample.train(), sample.bins()),
          List.of(
              score(
                  Group.INFORMATION,
                  MIG,
                  "Mutual information gap",
                  "For each factor, how far the latent that tells most about it is ahead of the"
                      + " next, as a share of the factor’s entropy; by counting in bins.",
                  UNIT.but("bins alone keep a perfect code under 1"),
                  ScoreCatalogue::gap),
              score(
                  Group.INFORMATION,
                  "modularity",
                  "Modularity",
                  "Whether each latent tells about one factor only; a latent that tells nothing may"
                      + " seem modular by noise.",
                  UNIT.but("read it against its chance"),
                  matrix -> Modularity.of(matrix).score())));

  private static final ScoreGroup<PosteriorGaps> POSTERIOR_GAPS =
      new ScoreGroup<>(
          "posterior",
          Set.of(CLASSES, TWO_LATENTS, POSTERIOR),
          new Cost(SLOW, OF_ALL, ALL, 50),
          (sample, random) -> PosteriorGaps.of(sample),
          List.of(
              score(
                  Group.INFORMATION,
                  "mig_posterior",
                  "Gap, from posteriors",
                  "The mutual information gap with the estimator of its own paper: entropies of the"
                      + " mixtures of all images’ posteriors instead of bins of their means.",
                  UNIT,
                  PosteriorGaps::ofAll),
              score(
                  Group.INFORMATION,
                  "mig_posterior_unshaped",
                  "Gap, from posteriors, without shape",
                  "As its paper takes it: over all factors but the shape.",
                  UNIT,
                  PosteriorGaps::ofAllButShape,
                  "a factor named shape and another one")));

  private static final ScoreGroup<BetaVaeScore> BETA_VAE =
      new ScoreGroup<>(
          "beta_vae",
          Set.of(CLASSES, SHARED_CLASSES, TWO_LATENTS),
          new Cost(QUICK, OF_A_PART, ALL, 20),
          Measurement.starting(
              (sample, random, similar) ->
                  BetaVaeScore.of(sample.train(), sample.test(), random, similar)),
          List.of(
              score(
                  Group.VOTES,
                  "beta_vae",
                  "β-VAE score",
                  "Whether a linear classifier tells which factor pairs of images share, from how"
                      + " far apart their codes are on average.",
                  UNIT,
                  BetaVaeScore::score)));

  private static final ScoreGroup<FactorVaeScore> FACTOR_VAE =
      new ScoreGroup<>(
          "factor_vae",
          Set.of(CLASSES, SHARED_CLASSES, TWO_LATENTS),
          new Cost(QUICK, OF_A_PART, ALL, ALL),
          (sample, random) -> FactorVaeScore.of(sample.train(), sample.test(), random),
          List.of(
              score(
                  Group.VOTES,
                  "factor_vae",
                  "FactorVAE score",
                  "Whether the latent that varies least among images that share a factor’s class"
                      + " tells which factor it is.",
                  UNIT,
                  FactorVaeScore::score)));

  private static final ScoreGroup<SeparatedAttributePredictability> SAP =
      new ScoreGroup<>(
          "sap",
          Set.of(FACTORS, JUDGES, TWO_LATENTS),
          new Cost(QUICK, OF_A_PART, ALL, 50),
          (sample, random) -> SeparatedAttributePredictability.of(sample.train(), sample.test()),
          List.of(
              score(
                  Group.CLASSIFIERS,
                  "sap",
                  "SAP",
                  "For each factor, how much more accurately it follows from the best single latent"
                      + " than from the next: its class by linear support vector machines, a"
                      + " continuous factor by the variance that a line explains.",
                  UNIT.but("lines tell few of many classes"),
                  SeparatedAttributePredictability::score)));

  private static final ScoreGroup<TreeImportance> DCI =
      new ScoreGroup<>(
          "dci",
          Set.of(FACTORS, JUDGES, TWO_LATENTS),
          new Cost(SLOW, OF_A_PART, 1, 0),
          (sample, random) -> TreeImportance.of(sample.train(), sample.test()),
          List.of(
              score(
                  Group.CLASSIFIERS,
                  "dci_disentanglement",
                  "Disentanglement, trees",
                  "Whether each latent matters for one factor only, by its importance in boosted"
                      + " trees that learn the factors.",
                  UNIT,
                  trees -> trees.scores().disentanglement()),
              score(
                  Group.CLASSIFIERS,
                  "dci_completeness",
                  "Completeness, trees",
                  "Whether each factor needs one latent only, by the same importances.",
                  UNIT,
                  trees -> trees.scores().completeness()),
              score(
                  Group.CLASSIFIERS,
                  "dci_informativeness",
                  "Informativeness, trees",
                  "How often the same boosted trees tell the class of images that they have not"
                      + " learned from; of a continuous factor, how much of its variance they"
                      + " explain.",
                  UNIT,
                  TreeImportance::informativeness)));

  private static final ScoreGroup<LassoImportance> LASSO =
      new ScoreGroup<>(
          "lasso",
          Set.of(FACTORS, JUDGES, TWO_LATENTS),
          new Cost(SLOW, OF_A_PART, ALL, ALL),
          (sample, random) -> LassoImportance.of(sample.train(), sample.test()),
          List.of(
              score(
                  Group.CLASSIFIERS,
                  "lasso_disentanglement",
                  "Disentanglement, Lasso",
                  "Whether each latent matters for one factor only, by its weight in sparse linear"
                      + " regressions.",
                  UNIT.but(
                      "near 1 by chance, where a stray weight is left alone, so that it means"
                          + " something only with the informativeness below"),
                  lasso -> lasso.scores().disentanglement()),
              score(
                  Group.CLASSIFIERS,
                  "lasso_completeness",
                  "Completeness, Lasso",
                  "Whether each factor needs one latent only, by the same weights.",
                  UNIT.but("likewise"),
                  lasso -> lasso.scores().completeness()),
              score(
                  Group.CLASSIFIERS,
                  "lasso_informativeness",
                  "Informativeness, Lasso",
                  "How much of the variance of each factor’s class number, or of its number if it is"
                      + " continuous, the same regressions explain in images that they have not"
                      + " learned from.",
                  UNIT,
                  LassoImportance::informativeness)));

  private static final ScoreGroup<Explicitness> EXPLICITNESS =
      new ScoreGroup<>(
          "explicitness",
          Set.of(FACTORS, JUDGES, TWO_LATENTS),
          new Cost(SLOW, OF_A_PART, 5, 20),
          Measurement.starting(
              (sample, random, similar) -> Explicitness.of(sample.train(), sample.test(), similar)),
          List.of(
              score(
                  Group.CLASSIFIERS,
                  "explicitness",
                  "Explicitness",
                  "How well a plane through the codes tells each class from the rest: the mean area"
                      + " under the receiver’s operating curve. Of a continuous factor, how often a"
                      + " plane puts two images in the right order.",
                  UNIT.but("0.5 is a guess"),
                  Explicitness::score,
                  "a class that some of the images have and others have not, both to learn from and"
                      + " to judge by")));

  private static final String ONLY_WITH_INFOE =
      "high by chance too, so that it means something only where InfoE is well above its chance";

  private static final ScoreGroup<InfoMec> INFOMEC =
      new ScoreGroup<>(
          "infomec",
          Set.of(FACTORS, TWO_LATENTS),
          new Cost(SLOW, OF_A_PART, 5, 0),
          (sample, random) -> InfoMec.of(sample.train(), random),
          List.of(
              score(
                  Group.INFORMATION,
                  "infom",
                  "InfoM",
                  "Whether each active latent tells about one factor only; informations from"
                      + " nearest neighbours.",
                  UNIT.but(ONLY_WITH_INFOE),
                  InfoMec::modularity),
              score(
                  Group.INFORMATION,
                  "infoe",
                  "InfoE",
                  "How much of each factor’s entropy a logistic regression on all latents explains; of"
                      + " a continuous factor, how much of its variance a linear one does.",
                  UNIT,
                  InfoMec::explicitness),
              score(
                  Group.INFORMATION,
                  "infoc",
                  "InfoC",
                  "Whether each factor is told by one active latent only; informations from nearest"
                      + " neighbours.",
                  UNIT.but(ONLY_WITH_INFOE),
                  InfoMec::compactness)));

  private static final ScoreGroup<Dependence> DEPENDENCE =
      new ScoreGroup<>(
          "dependence",
          Set.of(TWO_LATENTS),
          new Cost(QUICK, OF_A_PART, ALL, ALL),
          (sample, random) -> Dependence.of(sample),
          List.of(
              score(
                  Group.DEPENDENCE,
                  "total_correlation",
                  "Total correlation",
                  "How far the latents are from independent, in nats, as if they were Gaussian.",
                  NOT_NEGATIVE,
                  found -> found.gaussian().totalCorrelationNats()),
              score(
                  Group.DEPENDENCE,
                  "wasserstein",
                  "Wasserstein correlation",
                  "The squared Wasserstein distance of the same Gaussian from the product of its"
                      + " marginals, in squares of the latents’ unit.",
                  NOT_NEGATIVE,
                  found -> found.gaussian().wassersteinCorrelation()),
              score(
                  Group.DEPENDENCE,
                  "wasserstein_share",
                  "Wasserstein correlation, share",
                  "The same as a share of the codes’ total variance.",
                  NOT_NEGATIVE,
                  found -> found.gaussian().normalizedWasserstein()),
              score(
                  Group.DEPENDENCE,
                  "absolute_correlation",
                  "Mean absolute correlation",
                  "How strongly two latents are correlated on average.",
                  UNIT,
                  found -> found.gaussian().meanAbsoluteCorrelation()),
              score(
                  Group.DEPENDENCE,
                  "latent_information",
                  "Information between latents",
                  "How many nats two latents tell about each other on average, by counting in bins.",
                  NOT_NEGATIVE.but(
                      "read it against its chance, which is what counting alone gives"),
                  Dependence::meanNats)));

  private static final List<ScoreGroup<?>> GROUPS =
      List.of(
          INFORMATION,
          POSTERIOR_GAPS,
          BETA_VAE,
          FACTOR_VAE,
          SAP,
          DCI,
          LASSO,
          EXPLICITNESS,
          INFOMEC,
          DEPENDENCE);

  private ScoreCatalogue() {}

  /** For scores without factors, lower is more independent; for all others, higher is better. */
  private static <R> Score<R> score(
      Group group,
      String key,
      String title,
      String sentence,
      Range range,
      ToDoubleFunction<R> value) {
    return score(group, key, title, sentence, range, value, "");
  }

  private static <R> Score<R> score(
      Group group,
      String key,
      String title,
      String sentence,
      Range range,
      ToDoubleFunction<R> value,
      String condition) {
    Better better = group == Group.DEPENDENCE ? Better.LOWER : Better.HIGHER;
    return new Score<>(
        new Quantity(key, title, sentence, "", range, better, group), value, condition);
  }

  private static double gap(MutualInformationMatrix matrix) {
    return MutualInformationGap.isDefined(matrix)
        ? MutualInformationGap.of(matrix).score()
        : Double.NaN;
  }

  /** All groups, in the order of the table. */
  public static List<ScoreGroup<?>> groups() {
    return GROUPS;
  }

  /** All scores, in the order of the table. */
  public static List<Quantity> scores() {
    return GROUPS.stream().flatMap(group -> group.quantities().stream()).toList();
  }

  /** What a score needs, in words; empty if there is none of that key. */
  public static Optional<String> needs(String key) {
    return GROUPS.stream()
        .flatMap(
            group ->
                group.scores().stream()
                    .filter(score -> score.key().equals(key))
                    .map(score -> group.neededWords() + score.conditionWords()))
        .findFirst();
  }

  /** A score by its key; empty if there is none of that key. */
  public static Optional<Quantity> find(String key) {
    return scores().stream().filter(score -> score.key().equals(key)).findFirst();
  }
}
