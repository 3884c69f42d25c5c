package org.disentangle.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.disentangle.data.FactorImages;

/** The pictures of one model: what it makes of images, and what it draws from its prior. */
final class RunPictures {
  private static final int RECONSTRUCTIONS = 8;
  private static final int SAMPLE_COLUMNS = 8;
  private static final int SAMPLE_ROWS = 8;

  private RunPictures() {}

  /**
   * The sheets {@code reconstructions-<run>} and {@code samples-<run>}, and {@code code-maps-<run>}
   * of a model with a codebook, {@code components-<run>} of one whose prior is a mixture.
   */
  static List<Picture> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Optional<CodeMaps> codeMaps,
      Optional<MixtureComponents> mixture,
      long seed) {
    String run = model.folder().run();
    float[] inputs = new float[RECONSTRUCTIONS * FactorImages.PIXELS];
    for (int i = 0; i < RECONSTRUCTIONS; i++) {
      images.read(sample.images()[i], inputs, i * FactorImages.PIXELS);
    }
    float[] both = Arrays.copyOf(inputs, 2 * inputs.length);
    float[] reconstructed = model.reconstruct(inputs, RECONSTRUCTIONS);
    System.arraycopy(reconstructed, 0, both, inputs.length, inputs.length);
    float[] drawn = model.sample(SeedPair.of(seed, "samples", 0), SAMPLE_COLUMNS * SAMPLE_ROWS);
    List<Picture> pictures = new ArrayList<>();
    pictures.add(ImageSheet.of("reconstructions-" + run, both, RECONSTRUCTIONS, 2));
    pictures.add(ImageSheet.of("samples-" + run, drawn, SAMPLE_COLUMNS, SAMPLE_ROWS));
    codeMaps.ifPresent(maps -> pictures.add(CodeMapPicture.of(run, inputs, maps)));
    mixture.ifPresent(components -> pictures.add(components.picture()));
    return pictures;
  }
}
