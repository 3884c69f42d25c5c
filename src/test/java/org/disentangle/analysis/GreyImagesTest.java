package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.data.Factor;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** An analysis of images of greys by a model whose pixels are Bernoulli. */
class GreyImagesTest {
  private static final int DARK = 51;
  private static final int LIGHT = 204;

  @TempDir private static Path folder;

  /** Blocks, light grey on dark grey. */
  private record Greys(BlockImages blocks) implements TwoValuedImages {
    @Override
    public ImageShape shape() {
      return blocks.shape();
    }

    @Override
    public PixelKind kind() {
      return PixelKind.EIGHT_BITS;
    }

    @Override
    public int size() {
      return blocks.size();
    }

    @Override
    public List<Factor> factors() {
      return blocks.factors();
    }

    @Override
    public int factorClass(int image, int factor) {
      return blocks.factorClass(image, factor);
    }

    @Override
    public void read(int image, float[] target, int offset) {
      byte[] kept = new byte[TwoValuedImages.PIXELS];
      readKept(image, kept);
      for (int i = 0; i < kept.length; i++) {
        target[offset + i] = (kept[i] & 0xFF) / 255f;
      }
    }

    @Override
    public void readKept(int image, byte[] target) {
      float[] bits = new float[TwoValuedImages.PIXELS];
      blocks.read(image, bits, 0);
      for (int i = 0; i < bits.length; i++) {
        target[i] = (byte) (bits[i] == 0 ? DARK : LIGHT);
      }
    }

    @Override
    public String checksum() {
      return "9e75";
    }

    @Override
    public String source() {
      return "greys";
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }
  }

  /** Rates are losses there as well, and an entropy of images is a floor of none. */
  @Test
  void referencesAreThoseThatHoldOfGreys() {
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(3, 3).export(folder.resolve("grey")));
    Greys images = new Greys(new BlockImages());
    Analysis found =
        new Analyzer(images, AnalyzedModels.CONFIG, Progress.NONE).analyze(List.of(model));
    Table references = found.table("references");
    List<String> keys = references.stringColumn("reference").asList();
    assertTrue(keys.containsAll(List.of("constant_rate", "pixel_mean", "pictures")), "" + keys);
    assertFalse(keys.contains("image_entropy"), "" + keys);
    double mean = 0;
    float[] pixels = new float[TwoValuedImages.PIXELS];
    for (int image = 0; image < images.size(); image++) {
      images.read(image, pixels, 0);
      for (float pixel : pixels) {
        mean += pixel / pixels.length / images.size();
      }
    }
    assertEquals(
        -TwoValuedImages.PIXELS * (mean * Math.log(mean) + (1 - mean) * Math.log(1 - mean)),
        references.row(keys.indexOf("constant_rate")).getDouble("value"),
        1e-3);
    List<String> measures = found.table("measures").stringColumn("measure").asList();
    assertTrue(measures.containsAll(List.of("sharpness", "flip_reconstruction_5", "code_use")));
  }
}
