package org.disentangle.analysis.run;

import java.util.Optional;
import java.util.Set;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.score.InformationByChance;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.math.Matrix;

/**
 * All results that codes give by themselves, with what is known of their images. What a model adds
 * is in {@link MeasuredRun}.
 *
 * @param identity what made the codes
 * @param representation the codes of the sample, [n, K]
 * @param information the mutual information of each latent and factor
 * @param informationByChance the same with shuffled factors; empty where this was not measured
 * @param gap empty where it is not defined: one latent, or no factor that can be measured
 * @param scores how disentangled the codes are, by many definitions
 * @param components the principal components of the codes
 * @param latents the statistics of each latent, where these are real numbers
 */
public record MeasuredCodes(
    RunIdentity identity,
    Matrix representation,
    MutualInformationMatrix information,
    Optional<InformationByChance> informationByChance,
    Optional<MutualInformationGap> gap,
    RunScores scores,
    PrincipalComponents components,
    Optional<LatentStatistics> latents) {

  /**
   * Measures codes.
   *
   * @param latents the statistics of each latent, where these are real numbers
   * @param selection the keys of the scores
   */
  public static MeasuredCodes of(
      RunIdentity identity,
      AnalyzedImages images,
      AnalyzedCodes codes,
      Optional<LatentStatistics> latents,
      AnalysisConfig config,
      Set<String> selection,
      Progress progress) {
    LabelledCodes labelled = images.sample().labelled(codes.sample());
    MutualInformationMatrix information = MutualInformationMatrix.of(labelled, config.getBins());
    return new MeasuredCodes(
        identity,
        codes.sample(),
        information,
        InformationByChance.of(
            labelled, config.getBins(), config.getPermutations(), config.getSeed()),
        Optional.of(information)
            .filter(MutualInformationGap::isDefined)
            .map(MutualInformationGap::of),
        RunScores.of(identity.run(), images, codes, config, selection, progress),
        PrincipalComponents.of(codes.sample()),
        latents);
  }

  /** The name of the run. */
  public String run() {
    return identity.run();
  }
}
