package org.disentangle.experiment.store;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.contract.ChecksumList;

/**
 * The result folder of a trial: {@code model/}, a SavedModel as `train` exports it; {@code
 * analysis.csv}, {@code losses.csv}, {@code scores.csv} and {@code codes.csv}; {@code trial.json},
 * the row of the tables; {@code SHA256SUMS} of all these. They contain no time, path, machine name
 * or attempt number, and so are the same to the byte on every machine with the same kind of
 * processor. {@code attempt.json}, which records how the folder was made, is not in the checksums.
 *
 * @param path of the folder
 */
public record TrialFolder(Path path) {
  /** The SavedModel. */
  public static final String MODEL = "model";

  /** The row of the tables, a {@link TrialRow}. */
  public static final String ROW = "trial.json";

  /** How it was made, a {@link TrialAttempt}. */
  public static final String ATTEMPT = "attempt.json";

  /** The checksums of all files but {@link #ATTEMPT}. */
  public static final String CHECKSUMS = "SHA256SUMS";

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer()
          .alwaysPrintFieldsWithNoPresence()
          .preservingProtoFieldNames()
          .sortingMapKeys();
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  /** Writes the row, then the checksums, which completes the folder. */
  public void finish(TrialRow row) throws IOException {
    Files.writeString(path.resolve(ROW), print(row));
    checksums().write(file -> true);
  }

  /** Writes how the folder was made. */
  public void write(TrialAttempt attempt) throws IOException {
    Files.writeString(path.resolve(ATTEMPT), print(attempt));
  }

  /**
   * The result, as the tables need it.
   *
   * @return empty if the folder is not there
   * @throws UserErrorException naming the file that is missing or damaged
   */
  public Optional<TrialResult> result() {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    try {
      checksums().verify(file -> !file.equals(ATTEMPT));
      Path attempt = path.resolve(ATTEMPT);
      return Optional.of(
          new TrialResult(
              path.toString(),
              row(Files.readString(path.resolve(ROW))),
              Files.exists(attempt)
                  ? attempt(Files.readString(attempt))
                  : TrialAttempt.getDefaultInstance(),
              this::text));
    } catch (NoSuchFileException e) {
      throw FileErrorException.of("the file " + e.getFile() + " is missing", e);
    } catch (IOException e) {
      throw FileErrorException.of("the trial " + path + " cannot be read: " + e, e);
    }
  }

  private Optional<String> text(String name) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw FileErrorException.of("the file " + file + " cannot be read: " + e, e);
    }
  }

  private ChecksumList checksums() {
    return new ChecksumList(path, CHECKSUMS, "the trial must be made again");
  }

  /**
   * Reads the text of {@link #ROW}.
   *
   * @throws UserErrorException if it is damaged
   */
  public static TrialRow row(String json) {
    return parse(json, TrialRow.newBuilder(), ROW).build();
  }

  /**
   * Reads the text of {@link #ATTEMPT}.
   *
   * @throws UserErrorException if it is damaged
   */
  public static TrialAttempt attempt(String json) {
    return parse(json, TrialAttempt.newBuilder(), ATTEMPT).build();
  }

  private static <B extends Message.Builder> B parse(String json, B empty, String file) {
    try {
      PARSER.merge(json, empty);
      return empty;
    } catch (InvalidProtocolBufferException e) {
      throw FileErrorException.of(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static String print(Message message) throws IOException {
    return PRINTER.print(message) + "\n";
  }
}
