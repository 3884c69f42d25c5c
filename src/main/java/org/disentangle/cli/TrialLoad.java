package org.disentangle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.process.ChildJvm;
import picocli.CommandLine.ExitCode;

/**
 * A trial load of an unverified model in a separate process: TensorFlow ends the process on some
 * damaged graphs, and that should not be the process that holds other results.
 *
 * @param model the SavedModel
 * @param line the command line that loads it
 * @param mostSeconds its time limit
 * @param mostBytes its memory limit; checked on Linux only
 */
record TrialLoad(Path model, List<String> line, long mostSeconds, long mostBytes) {
  private static final long MOST_SECONDS = 600;

  /** Java and TensorFlow use half a GiB for a small model, and hold its weights several times. */
  private static final long MOST_BYTES = 8L << 30;

  private static final long POLL_MILLIS = 50;
  private static final long KIB = 1024;
  private static final String PREFIX = "disentangle: ";

  /** Copies the line. */
  TrialLoad {
    line = List.copyOf(line);
  }

  /** The load by {@code inspect --try} of this same program. */
  static TrialLoad ofThisProgram(Path model) {
    // Java must not leave a crash report file behind.
    List<String> line =
        new ArrayList<>(
            ChildJvm.line(
                Main.class.getName(),
                List.of("-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStdout")));
    line.addAll(List.of("inspect", model.toString(), "--try"));
    return new TrialLoad(model, line, MOST_SECONDS, MOST_BYTES);
  }

  /**
   * Runs it to its end.
   *
   * @throws UserErrorException with the sentence of that process, or stating how TensorFlow ended
   *     it
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
      throw FileErrorException.of("cannot try the SavedModel " + model + ": " + e, e);
    }
  }

  private void run(Path folder) throws IOException {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    // Without a GPU: this process may need all of its memory.
    builder.environment().put("CUDA_VISIBLE_DEVICES", "-1");
    Process process = builder.start();
    try {
      await(process);
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

  private void await(Process process) throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(mostSeconds)) {
        throw new UserErrorException(
            "the SavedModel %s cannot be loaded and run within %s seconds; export the model again"
                .formatted(model, mostSeconds));
      }
      if (residentBytes(process) > mostBytes) {
        throw new UserErrorException(
            "the SavedModel %s takes more than %s MiB of memory to load and run, so its graph is damaged; export the model again"
                .formatted(model, mostBytes >> 20));
      }
    }
  }

  /**
   * The resident memory in bytes; 0 where the system does not report it, or if the process has just
   * ended.
   */
  private static long residentBytes(Process process) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return 0;
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
        "the SavedModel %s ends the process that loads and runs it (exit status %s), so its graph is damaged; export the model again"
            .formatted(model, status));
  }
}
