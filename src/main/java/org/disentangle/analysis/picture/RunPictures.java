package org.disentangle.analysis.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ModelContract;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;
import org.disentangle.math.SeedPair;

/**
 * The pictures of one model: reconstructions, walks through its latents, and samples from its
 * prior.
 *
 * <p>Pictures that need a signature the model lacks are left out.
 *
 * @param pictures {@code reconstructions-<run>}, {@code extremes-<run>} and {@code samples-<run>};
 *     {@code code-maps-<run>} of a model with a codebook; {@code components-<run>} of a model whose
 *     prior is a mixture; {@code traversals-<run>} and {@code interpolations-<run>} of a model
 *     whose latents are numbers
 * @param animations {@code traversals-<run>} of a model whose latents are numbers
 * @param traversals what the picture {@code traversals-<run>} shows, if there is one
 */
public record RunPictures(
    List<Picture> pictures, List<Animation> animations, Optional<Traversals> traversals) {
  private static final int SAMPLE_COLUMNS = 8;
  private static final int SAMPLE_ROWS = 8;

  /** Copies the lists. */
  public RunPictures {
    pictures = List.copyOf(pictures);
    animations = List.copyOf(animations);
  }

  /**
   * Makes all of them.
   *
   * @param codes the representation of the sample, [n, K]
   * @param mixture of a model whose prior is one, its components
   * @param seed for the samples
   */
  public static RunPictures of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Matrix codes,
      Optional<CodeMaps> codeMaps,
      Optional<Picture> mixture,
      long seed) {
    String run = model.folder().run();
    List<Picture> pictures = new ArrayList<>();
    List<Animation> animations = new ArrayList<>();
    Optional<Traversals> traversals = Optional.empty();
    Reduction reduction = new Reduction(model.imageShape());
    ModelContract contract = model.folder().contract();
    if (contract.has(Signatures.RECONSTRUCT)) {
      ReconstructionPictures reconstructed = ReconstructionPictures.of(model, images, sample);
      pictures.add(reconstructed.reconstructions());
      pictures.add(reconstructed.extremes());
    }
    if (contract.has(Signatures.SAMPLE)) {
      float[] drawn = model.sample(SeedPair.of(seed, "samples", 0), SAMPLE_COLUMNS * SAMPLE_ROWS);
      pictures.add(
          ImageSheet.of(
              "samples-" + run,
              reduction.shape(),
              reduction.of(drawn),
              SAMPLE_COLUMNS,
              SAMPLE_ROWS));
    }
    codeMaps.ifPresent(
        maps ->
            pictures.add(
                CodeMapPicture.of(
                    run,
                    reduction,
                    ReconstructionPictures.first(
                        images, sample, Math.min(ReconstructionPictures.COLUMNS, sample.size())),
                    maps)));
    mixture.ifPresent(pictures::add);
    if (contract.decodesEncodings() && contract.decodesFloats()) {
      LatentPictures latents = new LatentPictures(model, codes);
      pictures.add(latents.traversals());
      latents.interpolations().ifPresent(pictures::add);
      animations.add(latents.animatedTraversals());
      traversals = Optional.of(latents.shown());
    }
    return new RunPictures(pictures, animations, traversals);
  }
}
