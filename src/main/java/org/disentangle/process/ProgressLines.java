package org.disentangle.process;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.Optional;

/** The format in which the process of a training reports its progress: one JSON object per line. */
public final class ProgressLines {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .preservingProtoFieldNames()
          .sortingMapKeys();
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  private ProgressLines() {}

  /** One line, without the line end. */
  public static String print(TrainingProgress progress) {
    try {
      return PRINTER.print(progress);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a message without Any fields always has a JSON form", e);
    }
  }

  /** Reads a line; empty if it is something else, such as output of a native library. */
  public static Optional<TrainingProgress> parse(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      TrainingProgress.Builder progress = TrainingProgress.newBuilder();
      PARSER.merge(line, progress);
      return Optional.of(progress.build());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
