package org.disentangle.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.picture.RunPictures;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.score.LeftOut;

/**
 * All results for one model, before they are written to tables.
 *
 * @param folder the model's folder, with the record of how it was made
 * @param losses its loss terms
 * @param codes what its representation of the sample gives by itself
 * @param densities the densities of its latents, where they are real numbers and not quantised
 * @param mixture of a model whose prior is one
 * @param paired which latents it takes for shared, of a model that learned from pairs
 * @param measures all that the catalogue of measures computes, in its order
 * @param unmeasured the measures that do not fit the model's pixels
 * @param codeMaps the codes of the sample, of a model with a codebook
 * @param decoder to be explored by hand; empty where it cannot be written as a program
 * @param pictures its reconstructions, traversals and samples
 */
public record MeasuredRun(
    SavedModelFolder folder,
    LossMeans losses,
    MeasuredCodes codes,
    Optional<LatentDensities> densities,
    Optional<MixtureComponents> mixture,
    Optional<PairedLatents> paired,
    List<MeasuredValue> measures,
    List<LeftOut> unmeasured,
    Optional<CodeMaps> codeMaps,
    Optional<ExplorableDecoder> decoder,
    RunPictures pictures) {
  /** Copies the lists. */
  public MeasuredRun {
    measures = List.copyOf(measures);
    unmeasured = List.copyOf(unmeasured);
  }

  /** Its name. */
  public String run() {
    return folder.run();
  }

  /** Remarks on the model that a reader needs before its numbers; empty for a complete model. */
  public List<String> remarks() {
    return Remarks.of(folder.contract(), losses);
  }

  /** Empty for a model without a beta. */
  public OptionalDouble beta() {
    return codes.identity().beta();
  }

  /** Everything that is missing of it: of its scores, then of its measures. */
  public List<LeftOut> leftOut() {
    return Stream.concat(codes.scores().leftOut().stream(), unmeasured.stream()).toList();
  }
}
