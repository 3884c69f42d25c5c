package org.disentangle.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.PathText;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.dsprites.RenderedDsprites;

/**
 * The images that a model was trained on, as its record names them.
 *
 * @param run the model's name
 * @param data its record
 * @param paths where these images were found, for this model and for others
 */
record TrainedImages(String run, DataRecord data, List<Path> paths) {

  /** The images of the first model whose record names them; empty if none does. */
  static Optional<TrainedImages> of(List<SavedModelFolder> models) {
    return models.stream()
        .filter(model -> data(model).isPresent())
        .findFirst()
        .map(
            first -> {
              DataRecord data = data(first).orElseThrow();
              return new TrainedImages(
                  first.run(),
                  data,
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

  private static Optional<DataRecord> data(SavedModelFolder model) {
    return model
        .record()
        .filter(RunRecord::hasData)
        .map(RunRecord::getData)
        .filter(data -> !data.getSource().isEmpty());
  }

  /**
   * Opens them: drawn ones are drawn, an archive is read from where {@link #archive} finds it.
   *
   * @throws UserErrorException if it cannot be read
   */
  FactorImages open(Path dataFolder, Progress progress) {
    return archive(dataFolder)
        .map(found -> ImageSources.open(Optional.of(found), dataFolder, progress))
        .orElseGet(() -> RenderedDsprites.open(dataFolder, progress));
  }

  /**
   * The archive: where it was, as seen from the working folder, or of that name in the data folder.
   *
   * @return empty for images that are drawn
   * @throws UserErrorException if it is in neither place
   */
  Optional<Path> archive(Path dataFolder) {
    if (paths.isEmpty() && data.getSource().equals(RenderedDsprites.SOURCE)) {
      return Optional.empty();
    }
    return Optional.of(
        paths.stream()
            .flatMap(path -> Stream.of(path, dataFolder.resolve(path.getFileName())))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> missing(dataFolder)));
  }

  private UserErrorException missing(Path dataFolder) {
    return new UserErrorException(
        "the images that %s was trained on, %s, are neither there nor in %s; put the archive there, or name this or another with analyze --data ARCHIVE"
            .formatted(run, paths.isEmpty() ? data.getSource() : paths.get(0), dataFolder));
  }
}
