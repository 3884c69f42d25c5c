package org.disentangle.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.DspritesConfig;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.PathText;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.data.dsprites.RenderedDsprites;
import org.disentangle.training.LocalImages;

/**
 * The images that a model was trained on, as its record names them.
 *
 * @param run the model's name
 * @param data its record
 * @param named how the model's configuration names them
 * @param paths where these images were found, for this model and for others
 * @param local where they lie on this machine, as far as files beside these models say so
 */
public record TrainedImages(
    String run, DataRecord data, DataConfig named, List<Path> paths, List<DataConfig> local) {
  private static final Logger LOG = LogManager.getLogger(TrainedImages.class);

  /** The images of the first model whose record names them; empty if none does. */
  public static Optional<TrainedImages> of(List<SavedModelFolder> models) {
    return models.stream()
        .filter(model -> data(model).isPresent())
        .findFirst()
        .map(
            first -> {
              DataRecord data = data(first).orElseThrow();
              List<SavedModelFolder> alike =
                  models.stream().filter(model -> isOf(model, data.getChecksum())).toList();
              return new TrainedImages(
                  first.run(),
                  data,
                  named(first, data),
                  alike.stream()
                      .flatMap(model -> data(model).stream())
                      .map(DataRecord::getPath)
                      .filter(path -> !path.isEmpty())
                      .distinct()
                      .map(path -> PathText.of(path, "the archive in a run record"))
                      .filter(path -> path.getFileName() != null)
                      .toList(),
                  alike.stream()
                      .flatMap(model -> local(model, data.getChecksum()).stream())
                      .toList());
            });
  }

  private static boolean isOf(SavedModelFolder model, String checksum) {
    return data(model).filter(data -> data.getChecksum().equals(checksum)).isPresent();
  }

  private static Optional<DataConfig> local(SavedModelFolder model, String checksum) {
    Path run = model.path().toAbsolutePath().normalize().getParent();
    try {
      return run == null ? Optional.empty() : LocalImages.read(run, checksum);
    } catch (UserErrorException e) {
      LOG.warn("{}; the images are looked for elsewhere", e.getMessage());
      return Optional.empty();
    }
  }

  /** As the exported configuration says; of images that it does not name, what the record says. */
  private static DataConfig named(SavedModelFolder model, DataRecord data) {
    DataConfig configured = configured(model);
    if (configured.getSourceCase() != DataConfig.SourceCase.SOURCE_NOT_SET) {
      return configured;
    }
    boolean areDrawn = data.getPath().isEmpty() && data.getSource().equals(RenderedDsprites.SOURCE);
    return areDrawn
        ? configured.toBuilder()
            .setDrawn(DrawnConfig.newBuilder().setDsprites(DspritesConfig.getDefaultInstance()))
            .build()
        : configured.toBuilder()
            .setArchive(data.getPath().isEmpty() ? data.getSource() : data.getPath())
            .build();
  }

  private static DataConfig configured(SavedModelFolder model) {
    Path file =
        model.path().resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    try {
      return Configurations.readRun(file).getData();
    } catch (UserErrorException e) {
      LOG.debug("{} does not say how its images are read", model.path(), e);
      return DataConfig.getDefaultInstance();
    }
  }

  private static Optional<DataRecord> data(SavedModelFolder model) {
    return model
        .record()
        .filter(RunRecord::hasData)
        .map(RunRecord::getData)
        .filter(data -> !data.getSource().isEmpty());
  }

  /**
   * Where they are now: drawn ones are drawn; an archive, or a folder, lies where the training on
   * this machine read it, or where it was, as seen from the working folder, or in the data folder
   * under its own name.
   *
   * @throws UserErrorException if it is in none of these places
   */
  public DataConfig found(Path dataFolder) {
    return local.stream().filter(ImagePaths::exist).findFirst().orElseGet(() -> moved(dataFolder));
  }

  private DataConfig moved(Path dataFolder) {
    return ImagePaths.map(
        named,
        path ->
            Stream.concat(Stream.of(path), paths.stream().map(Path::toString))
                .map(each -> PathText.of(each, "the images in a configuration of " + run))
                .filter(each -> each.getFileName() != null)
                .flatMap(each -> Stream.of(each, dataFolder.resolve(each.getFileName())))
                .filter(ImagePaths::exist)
                .findFirst()
                .orElseThrow(() -> missing(dataFolder))
                .toString());
  }

  private UserErrorException missing(Path dataFolder) {
    return new UserErrorException(
        "the images that %s was trained on, %s, are neither there nor in %s; put them there, or name them or others with analyze --data SOURCE"
            .formatted(run, paths.isEmpty() ? data.getSource() : paths.get(0), dataFolder));
  }
}
