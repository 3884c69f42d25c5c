package org.disentangle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.disentangle.Patience;

/** The whole program in a process of its own, to be killed and to be sent signals. */
public final class ChildProgram implements AutoCloseable {
  /** Starting Java is most of what these tests do: no compiler that pays only in the long run. */
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private static final long POLL_MILLIS = 2;

  private final Process process;
  private final Path output;

  private ChildProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Its command line. */
  static List<String> line(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(OPTIONS);
    line.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(Arrays.asList(arguments));
    return line;
  }

  /**
   * Starts it.
   *
   * @param output takes both its outputs
   */
  static ChildProgram start(Path output, String... arguments) throws IOException {
    return of(output, line(arguments));
  }

  /** Starts another command line. */
  static ChildProgram of(Path output, List<String> line) throws IOException {
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new ChildProgram(process, output);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until something is so; false if the process ends before. */
  boolean await(BooleanSupplier something) throws InterruptedException {
    long began = System.nanoTime();
    while (!something.getAsBoolean()) {
      if (!process.isAlive()) {
        return something.getAsBoolean();
      }
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(Patience.SECONDS)) {
        throw new AssertionError("waited too long: " + said());
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  /** Waits for its end. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + said());
    }
    return process.exitValue();
  }

  /** SIGKILL; waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitStatus();
  }

  /** Sends a signal by the command {@code kill}, as a user would. */
  public static void signal(String name, long process) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-s", name, "--", Long.toString(process)).start().waitFor();
    if (status != 0) {
      throw new AssertionError("kill -s " + name + " " + process + " returned " + status);
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    signal(name, pid());
  }

  /** Both outputs so far. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The processes that it started and that run. */
  List<ProcessHandle> children() {
    try (Stream<ProcessHandle> children = process.toHandle().descendants()) {
      return children.filter(ProcessHandle::isAlive).toList();
    }
  }

  @Override
  public void close() {
    children().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
