package org.disentangle.bench;

import java.nio.file.Path;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.runtime.TensorFlowHost;

/**
 * Encodes images by a SavedModel as {@code analyze} does, batch after batch.
 *
 * <p>Arguments: folder of the SavedModel, configuration it was trained by, folder of the images.
 */
public final class EncodingWorker {
  private static final int WARM_UP_BATCHES = 20;

  private EncodingWorker() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) {
    Rounds rounds = Rounds.take();
    TensorFlowHost host = TensorFlowHost.start("cpu", 0);
    RunConfig run = Configurations.readRun(Path.of(arguments[1]));
    FactorImages images = ImageSources.open(run.getData(), Path.of(arguments[2]), Progress.NONE);
    try (ReloadedModel model =
        ReloadedModel.open(
            SavedModelFolder.open(Path.of(arguments[0])), host.session())) {
      rounds.serve(WARM_UP_BATCHES, batches -> encode(model, images, batches));
    }
  }

  private static void encode(ReloadedModel model, FactorImages images, int batches) {
    int values = images.shape().values();
    float[] pixels = new float[ReloadedModel.BATCH * values];
    for (int batch = 0; batch < batches; batch++) {
      for (int i = 0; i < ReloadedModel.BATCH; i++) {
        images.read(
            (batch * ReloadedModel.BATCH + i) % images.size(), pixels, i * values);
      }
      model.encode(pixels, ReloadedModel.BATCH);
    }
  }
}
