package org.disentangle.analysis.run;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.projection.NeighbourEmbedding;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.score.InformationByChance;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.score.Scores;
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
 * @param gapsByBins the gap with latents cut into other numbers of bins, by these in rising order;
 *     none where it is not defined
 * @param embedding a map of the first {@value #MAPPED} samples, [m, 2]; empty where all codes are
 *     the same
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record MeasuredCodes(
    RunIdentity identity,
    Matrix representation,
    MutualInformationMatrix information,
    Optional<InformationByChance> informationByChance,
    Optional<MutualInformationGap> gap,
    RunScores scores,
    PrincipalComponents components,
    Optional<LatentStatistics> latents,
    SortedMap<Integer, ScoreEstimate> gapsByBins,
    double[][] embedding) {
  private static final List<Integer> BINS = List.of(10, 20, 50, 100);

  /** The time of a map is that of comparing all pairs. */
  private static final int MAPPED = 2000;

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
    // By one thread, while the scores that do not use all of them leave a processor idle.
    CompletableFuture<double[][]> embedding =
        CompletableFuture.supplyAsync(
            () -> NeighbourEmbedding.of(codes.sample().first(MAPPED).toArray(), config.getSeed()));
    MutualInformationMatrix information = MutualInformationMatrix.of(labelled, config.getBins());
    Optional<MutualInformationGap> gap =
        Optional.of(information)
            .filter(MutualInformationGap::isDefined)
            .map(MutualInformationGap::of);
    return new MeasuredCodes(
        identity,
        codes.sample(),
        information,
        InformationByChance.of(
            labelled, config.getBins(), config.getPermutations(), config.getSeed()),
        gap,
        RunScores.of(identity.run(), images, codes, config, selection, progress),
        PrincipalComponents.of(codes.sample()),
        latents,
        gap.isPresent() ? gapsByBins(labelled, config) : Collections.emptySortedMap(),
        embedding.join());
  }

  private static SortedMap<Integer, ScoreEstimate> gapsByBins(
      LabelledCodes codes, AnalysisConfig config) {
    SortedMap<Integer, ScoreEstimate> gaps = new TreeMap<>();
    BINS.forEach(bins -> gaps.put(bins, Scores.gap(codes, bins, config)));
    return gaps;
  }

  /** The name of the run. */
  public String run() {
    return identity.run();
  }
}
