package org.disentangle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.study.ChildJvm;
import picocli.CommandLine.ExitCode;

/**
 * A model that nothing vouches for is loaded and asked in a process of its own first: TensorFlow
 * ends the process over some damaged graphs, and that should not be the one with the results of
 * others.
 *
 * @param model the SavedModel
 * @param line the command line that does so
 * @param mostSeconds that it may take
 */
record TrialLoad(Path model, List<String> line, long mostSeconds) {
  private static final long MOST_SECONDS = 600;
  private static final String PREFIX = "disentangle: ";

  /** Copies the line. */
  TrialLoad {
    line = List.copyOf(line);
  }

  /** By {@code inspect --try} of this same program. */
  static TrialLoad ofThisProgram(Path model) {
    // What Java has to say of a crash is not to lie about as a file.
    List<String> line =
        new ArrayList<>(
            ChildJvm.line(
                Main.class.getName(),
                List.of("-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStdout")));
    line.addAll(List.of("inspect", model.toString(), "--try"));
    return new TrialLoad(model, line, MOST_SECONDS);
  }

  /**
   * Runs it to its end.
   *
   * @throws UserErrorException with the sentence of that process, or saying how TensorFlow ended it
   */
  void run() {
    try {
      Path folder = Files.createTempDirectory("disentangle");
      try {
        run(folder);
      } finally {
        AtomicWrite.delete(folder);
      }
    } catch (IOException e) {
      throw new UserErrorException("cannot try the SavedModel " + model + ": " + e, e);
    }
  }

  private void run(Path folder) throws IOException {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    // Without a GPU, of which this process may need the whole memory.
    builder.environment().put("CUDA_VISIBLE_DEVICES", "-1");
    Process process = builder.start();
    try {
      if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
        throw new UserErrorException(
            "the SavedModel %s is not loaded and asked within %d seconds; export the model again"
                .formatted(model, mostSeconds));
      }
      if (process.exitValue() != ExitCode.OK) {
        throw refusal(process.exitValue(), said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserErrorException("interrupted while trying the SavedModel " + model, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private UserErrorException refusal(int status, Path said) throws IOException {
    if (status == ExitCode.USAGE || status == ExitCode.SOFTWARE) {
      String sentence =
          Files.readAllLines(said).stream()
              .filter(each -> each.startsWith(PREFIX))
              .map(each -> each.substring(PREFIX.length()))
              .reduce("no reason given", (first, second) -> second);
      return new UserErrorException(
          status == ExitCode.USAGE
              ? sentence
              : "the SavedModel %s cannot be tried: %s".formatted(model, sentence));
    }
    return new UserErrorException(
        "the SavedModel %s ends the process that loads and asks it (exit status %d), so its graph is damaged; export the model again"
            .formatted(model, status));
  }
}
