package org.disentangle.cli.report;

import java.nio.file.Files;
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

/**
 * The images that a model was trained on, as its record names them.
 *
 * @param run the model's name
 * @param data its record
 * @param named how the model's configuration names them
 * @param paths where these images were found, for this model and for others
 */
public record TrainedImages(String run, DataRecord data, DataConfig named, List<Path> paths) {
  private static final Logger LOG = LogManager.getLogger(TrainedImages.class);

  /** The images of the first model whose record names them; empty if none does. */
  public static Optional<TrainedImages> of(List<SavedModelFolder> models) {
    return models.stream()
        .filter(model -> data(model).isPresent())
        .findFirst()
        .map(
            first -> {
              DataRecord data = data(first).orElseThrow();
              return new TrainedImages(
                  first.run(),
                  data,
                  named(first, data),
                  models.stream()
                      .flatMap(model -> data(model).stream())
                      .filter(other -> other.getChecksum().equals(data.getChecksum()))
                      .map(DataRecord::getPath)
                      .filter(path -> !path.isEmpty())
                      .distinct()
                      .map(path -> PathText.of(path, "the archive in a run record"))
                      .filter(path -> path.getFileName() != null)
                      .toList());
            });
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
   * Where they are now: drawn ones are drawn; an archive, or a folder, lies where it was, as seen
   * from the working folder, or in the data folder under its own name.
   *
   * @throws UserErrorException if it is in neither place
   */
  public DataConfig found(Path dataFolder) {
    return ImagePaths.map(
        named,
        path ->
            Stream.concat(Stream.of(path), paths.stream().map(Path::toString))
                .map(each -> PathText.of(each, "the images in a configuration of " + run))
                .filter(each -> each.getFileName() != null)
                .flatMap(each -> Stream.of(each, dataFolder.resolve(each.getFileName())))
                .filter(Files::exists)
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
