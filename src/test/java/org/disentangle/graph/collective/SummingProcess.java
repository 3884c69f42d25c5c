package org.disentangle.graph.collective;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.tensorflow.proto.ConfigProto;

/** A member of a team in a process of its own, which takes part in a sum when it is told to. */
public final class SummingProcess implements AutoCloseable {
  private static final String JOINED = "joined";
  private static final String SUMMING = "summing";

  private final Process process;
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

  private SummingProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "what-it-says");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts all of a team and waits until they have found each other.
   *
   * @param patience of each sum
   */
  static List<SummingProcess> team(Path folder, Cluster cluster, Duration patience)
      throws IOException, InterruptedException {
    SummingProcess[] members = new SummingProcess[cluster.size()];
    for (int i = 0; i < members.length; i++) {
      members[i] =
          new SummingProcess(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx256m",
                      "-XX:TieredStopAtLevel=1",
                      "-classpath",
                      System.getProperty("java.class.path"),
                      SummingProcess.class.getName(),
                      String.join(",", cluster.addresses()),
                      Integer.toString(i),
                      Long.toString(patience.toSeconds()))
                  .redirectError(folder.resolve("member-" + i).toFile())
                  .start());
    }
    for (SummingProcess member : members) {
      member.mustSay(JOINED);
    }
    return List.of(members);
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.add(line);
      }
      said.add("nothing more");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells it to take part in the next sum; it has begun when this returns. */
  void sum() throws IOException, InterruptedException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    mustSay(SUMMING);
  }

  /** What it says next: the sum, or why there is none. */
  String says() throws InterruptedException {
    String line = said.poll(Patience.SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("it says nothing");
    }
    return line;
  }

  private void mustSay(String expected) throws InterruptedException {
    String line = says();
    if (!line.equals(expected)) {
      throw new AssertionError("it says \"" + line + "\" and not \"" + expected + "\"");
    }
  }

  /** SIGKILL; waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
  }

  /** Sends a signal, e.g. {@code STOP}. */
  void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-s", name, "--", Long.toString(process.pid()))
            .start()
            .waitFor();
    if (status != 0) {
      throw new AssertionError("kill -s " + name + " returned " + status);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** {@code ADDRESSES INDEX SECONDS}: joins, then adds its index plus one at each line it reads. */
  public static void main(String[] arguments) throws IOException {
    Cluster cluster =
        new Cluster(Arrays.asList(arguments[0].split(",", -1)), Integer.parseInt(arguments[1]));
    Workers workers =
        Workers.join(
            cluster,
            ConfigProto.getDefaultInstance(),
            Set::of,
            () -> false,
            Duration.ofSeconds(Long.parseLong(arguments[2])));
    System.out.println(JOINED);
    while (System.in.read() >= 0) {
      System.out.println(SUMMING);
      float[] values = {cluster.index() + 1};
      try {
        workers.sum(values);
        System.out.println(values[0]);
      } catch (LostWorkerException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
