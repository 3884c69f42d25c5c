package org.disentangle.api;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.TrainingRun;
import org.disentangle.training.listener.TrainingListener;

/** Trains models and loads what was trained. */
public final class Models {
  /** Where images are kept that are drawn, and the published archive of dSprites is looked for. */
  private static final Path DATA = Path.of("data");

  private Models() {}

  /**
   * Trains the model of a configuration and exports it as a SavedModel.
   *
   * @param configuration the file of a run, as the verb {@code train} takes it
   * @param models the folder of all models, usually {@code saved_models}
   * @param progress receives the preparation of the images
   * @param listeners receive every step and epoch, on this thread
   * @return the exported version, {@code models/NAME/NUMBER}
   * @throws org.disentangle.UserErrorException if the configuration is wrong, the images cannot be
   *     read, or the folder cannot be written
   */
  public static Path train(
      Path configuration, Path models, Progress progress, TrainingListener... listeners) {
    RunConfig run = Configurations.readRunWithImages(configuration);
    FactorImages images = ImageSources.open(run.getData(), DATA, progress);
    return train(run, images, models, listeners);
  }

  /**
   * Trains a model on images that are at hand, on the device that {@code auto} chooses.
   *
   * @param run resolved and checked, {@link Configurations}
   * @param images of one's own, or of a source
   * @return the exported version
   * @throws org.disentangle.UserErrorException if the configuration does not fit the images, or the
   *     folder cannot be written
   */
  public static Path train(
      RunConfig run, FactorImages images, Path models, TrainingListener... listeners) {
    TensorFlowHost host = TensorFlowHost.start("auto", 0);
    return new TrainingRun(run, images, host, List.of(listeners)).trainAndExport(models);
  }

  /**
   * Loads a model.
   *
   * @param model {@code saved_models/NAME} for its newest version, or a version
   * @return the model, which the caller must close
   * @throws org.disentangle.UserErrorException if it is not there, damaged, or lacks what a model
   *     must have
   */
  public static ReloadedModel open(Path model) {
    TensorFlowHost host = TensorFlowHost.start("auto", 0);
    return ReloadedModel.open(SavedModelFolder.open(model), host.session());
  }
}
