package org.disentangle.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.picture.RunPictures;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.score.InformationByChance;
import org.disentangle.analysis.score.Score;
import org.disentangle.math.Matrix;

/**
 * All that was found out about one model, before it is set down in tables.
 *
 * @param folder where the model lies and how it was made
 * @param losses its loss terms
 * @param codes its representation of the sample, [n, K]
 * @param information what each latent tells about each factor
 * @param informationByChance the same once the factors are shuffled; empty where none was
 * @param gap empty where it is not defined: one latent, or one class of every factor
 * @param scores how disentangled the codes are, by many definitions; empty where none is defined
 * @param components the principal components of the codes
 * @param latents what is known of each latent, of a model whose latents are real numbers
 * @param densities how its latents are distributed, where they are real numbers
 * @param mixture of a model whose prior is one
 * @param measures what else was measured, for the table of measures
 * @param codeMaps the codes of the sample, of a model with a codebook
 * @param decoder to be moved about in by hand; empty where it cannot be written as a program
 * @param pictures what it makes of images, and what it dreams up
 */
public record MeasuredRun(
    SavedModelFolder folder,
    LossMeans losses,
    Matrix codes,
    MutualInformationMatrix information,
    Optional<InformationByChance> informationByChance,
    Optional<MutualInformationGap> gap,
    List<Score> scores,
    PrincipalComponents components,
    Optional<LatentMeasures> latents,
    Optional<LatentDensities> densities,
    Optional<MixtureComponents> mixture,
    List<MeasuredValue> measures,
    Optional<CodeMaps> codeMaps,
    Optional<ExplorableDecoder> decoder,
    RunPictures pictures) {
  /** Copies the lists. */
  public MeasuredRun {
    measures = List.copyOf(measures);
    scores = List.copyOf(scores);
  }

  /** Its name. */
  public String run() {
    return folder.run();
  }

  /** What must be said of the model before its numbers are read; empty for a whole one. */
  public List<String> remarks() {
    return Remarks.of(folder.contract(), losses);
  }

  /** Empty for a model without a beta. */
  public OptionalDouble beta() {
    return folder.hyperparameter("beta");
  }
}
