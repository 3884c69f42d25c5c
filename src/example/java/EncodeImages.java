import java.nio.file.Path;
import java.util.Arrays;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.api.Models;
import org.disentangle.config.DataConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;

/** Encodes the first images of an archive by a trained model: {@code EncodeImages MODEL FILE.npz}. */
public final class EncodeImages {
  private static final int COUNT = 3;

  private EncodeImages() {}

  public static void main(String[] arguments) {
    DataConfig archive = DataConfig.newBuilder().setArchive(arguments[1]).build();
    FactorImages images = ImageSources.open(archive, Path.of("data"), Progress.NONE);
    int values = images.shape().values();
    float[] pixels = new float[COUNT * values];
    for (int i = 0; i < COUNT; i++) {
      images.read(i, pixels, i * values);
    }
    float[] codes;
    float[] again;
    try (ReloadedModel model = Models.open(Path.of(arguments[0]))) {
      codes = model.encode(pixels, COUNT);
      again = model.reconstruct(pixels, COUNT);
    }
    int latents = codes.length / COUNT;
    for (int i = 0; i < COUNT; i++) {
      float[] code = Arrays.copyOfRange(codes, i * latents, (i + 1) * latents);
      System.out.println("image " + i + ": " + Arrays.toString(code));
    }
    System.out.println("reconstructed: " + again.length / values);
  }
}
