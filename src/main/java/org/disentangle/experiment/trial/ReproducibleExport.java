package org.disentangle.experiment.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.disentangle.config.Configurations;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;

/**
 * Removes from an export everything that differs between machines and attempts: seconds, paths, the
 * number of the GPU, versions that change no results. The rest is a function of the trial.
 */
final class ReproducibleExport {
  private static final Set<String> KEPT =
      Set.of("disentangle", "tensorflow", "tensorflow_java", "threads");

  private ReproducibleExport() {}

  /**
   * Rewrites run record, configuration and checksums of an export.
   *
   * @return the record as it is now
   */
  static RunRecord rewrite(Path savedModel) throws IOException {
    RunRecord.Builder record = RunRecords.read(savedModel).orElseThrow().toBuilder();
    record.getTrainingBuilder().clearWallSeconds();
    record.getTrainingBuilder().setDevice(kind(record.getTraining().getDevice()));
    record.getDataBuilder().setPath(lastName(record.getData().getPath()));
    for (String key : Set.copyOf(record.getEnvironmentMap().keySet())) {
      if (!KEPT.contains(key)) {
        record.removeEnvironment(key);
      }
    }
    RunRecord rewritten = record.build();
    RunRecords.write(savedModel, rewritten);
    Path file = savedModel.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    Files.writeString(file, Configurations.print(withoutPaths(Configurations.readRun(file))));
    Checksums.write(savedModel);
    return rewritten;
  }

  /** A run's configuration with only the last name of each path of its images. */
  static RunConfig withoutPaths(RunConfig run) {
    return ImagePaths.map(run, ReproducibleExport::lastName);
  }

  /** E.g. {@code gpu} of {@code gpu:1}. */
  private static String kind(String device) {
    return device.replaceFirst(":\\d+$", "");
  }

  private static String lastName(String path) {
    return Optional.ofNullable(Path.of(path).getFileName()).map(Path::toString).orElse("");
  }
}
