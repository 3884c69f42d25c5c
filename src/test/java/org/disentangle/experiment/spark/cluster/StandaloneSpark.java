package org.disentangle.experiment.spark.cluster;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.Patience;

/**
 * A standalone cluster on this machine: a master and workers as processes of their own, started
 * from Spark's own archives, with nothing of this program on their class path.
 */
public final class StandaloneSpark implements AutoCloseable {
  /** Starting Java is most of what these tests do: no compiler that pays only in the long run. */
  public static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final String url;

  private StandaloneSpark(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Path jars = Files.createDirectories(home().resolve("jars"));
    for (String entry :
        Splitter.on(File.pathSeparator).split(System.getProperty("java.class.path"))) {
      Path archive = Path.of(entry);
      if (entry.endsWith(".jar") && !entry.contains("tensorflow")) {
        Files.createSymbolicLink(jars.resolve(archive.getFileName()), archive);
      }
    }
    this.master = start("master", "master.Master", "--host", "127.0.0.1", "--port", "0");
    Path log = log("master");
    await(master, log, () -> ADDRESS.matcher(text(log)).find());
    Matcher address = ADDRESS.matcher(text(log));
    this.url = address.find() ? address.group(1) : "";
  }

  /** Starts a master, which keeps everything in a folder. */
  public static StandaloneSpark in(Path folder) throws IOException, InterruptedException {
    return new StandaloneSpark(folder);
  }

  /**
   * Starts another worker.
   *
   * @param options of Spark, such as those that tell of GPUs
   */
  public Process addWorker(int cores, String... options) throws IOException, InterruptedException {
    String name = "worker-" + workers.size();
    List<String> line =
        line(
            "worker.Worker",
            List.of(
                "--host",
                // By two names of this machine: Spark runs no trial twice at once on one host.
                workers.size() % 2 == 0 ? "127.0.0.1" : "localhost",
                "--cores",
                Integer.toString(cores),
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                url));
    line.addAll(1, Arrays.asList(options));
    Process worker = start(name, line);
    workers.add(worker);
    Path log = log(name);
    await(worker, log, () -> text(log).contains("Successfully registered with master"));
    return worker;
  }

  /** The executors that a worker has started. */
  public static List<ProcessHandle> executors(Process worker) {
    return worker
        .descendants()
        .filter(
            each -> each.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  /** What {@code --master} takes. */
  public String url() {
    return url;
  }

  /** What {@code SPARK_HOME} names. */
  Path home() {
    return folder.resolve("home");
  }

  /** What all its processes logged. */
  public String said() {
    StringBuilder said = new StringBuilder(text(log("master")));
    for (int i = 0; i < workers.size(); i++) {
      said.append(text(log("worker-" + i)));
    }
    return said.toString();
  }

  private Process start(String name, String mainClass, String... arguments) throws IOException {
    return start(name, line(mainClass, List.of(arguments)));
  }

  private Process start(String name, List<String> line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile())
            .directory(folder.toFile());
    builder.environment().putAll(environment());
    return builder.start();
  }

  /** What Spark's own scripts set, and places of this cluster's own. */
  public Map<String, String> environment() throws IOException {
    return Map.of(
        "SPARK_HOME",
        home().toString(),
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "SPARK_LOCAL_DIRS",
        Files.createDirectories(scratch()).toString());
  }

  /** Where executors keep what is removed after them. */
  public Path scratch() {
    return folder.resolve("scratch");
  }

  private List<String> line(String mainClass, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(OPTIONS);
    line.addAll(List.of("-Xmx256m", "-classpath", home().resolve("jars") + "/*"));
    line.add("org.apache.spark.deploy." + mainClass);
    line.addAll(List.of("--webui-port", "0"));
    line.addAll(arguments);
    return line;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private static void await(Process process, Path log, BooleanSupplier something)
      throws InterruptedException {
    long began = System.nanoTime();
    while (!something.getAsBoolean()) {
      if (!process.isAlive()
          || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(Patience.SECONDS)) {
        throw new AssertionError(text(log));
      }
      Thread.sleep(10);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    // Executors first: they are no children of this process, and outlive a worker that is killed.
    for (Process worker : workers) {
      worker.descendants().forEach(ProcessHandle::destroyForcibly);
      worker.destroyForcibly();
    }
    master.destroyForcibly();
  }
}
