package org.disentangle.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/** Reads and writes the run record of a SavedModel directory: {@code assets.extra/run.json}. */
public final class RunRecords {
  /**
   * The version of this program's results. Raise it with every change that intentionally gives
   * other losses, weights or scores for the same configuration and images, such as the fix of a
   * mistake: studies and sweeps then do not reuse results of earlier versions.
   */
  public static final int RESULTS_VERSION = 0;

  private RunRecords() {}

  /** Where the run record of a SavedModel directory lies. */
  public static Path path(Path savedModel) {
    return savedModel.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.RUN_RECORD_FILE);
  }

  /** Writes the record into a new SavedModel directory. */
  public static void write(Path savedModel, RunRecord record) throws IOException {
    Path file = path(savedModel);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        JsonFormat.printer()
                .alwaysPrintFieldsWithNoPresence()
                .sortingMapKeys()
                .preservingProtoFieldNames()
                .print(record)
            + "\n");
  }

  /**
   * Reads the record of a SavedModel directory.
   *
   * @return empty for a SavedModel without one, for example if it was made elsewhere
   * @throws UserErrorException if the file is there and cannot be read
   */
  public static Optional<RunRecord> read(Path savedModel) {
    Path file = path(savedModel);
    try {
      RunRecord.Builder record = RunRecord.newBuilder();
      JsonFormat.parser().ignoringUnknownFields().merge(Files.readString(file), record);
      return Optional.of(record.build());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      throw FileErrorException.of(
          "the run record " + file + " is damaged (" + e.getMessage() + "); export the model again",
          e);
    } catch (IOException e) {
      throw FileErrorException.of("cannot read the run record " + file + ": " + e.getMessage(), e);
    }
  }
}
