package org.disentangle.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.FileErrorException;
import org.disentangle.graph.collective.Cluster;
import org.disentangle.process.ChildJvm;

/**
 * The other workers of a team on this machine, started by its first one. Their output goes to this
 * process' standard error. Must be closed: a worker that still runs then has nothing left to do,
 * and is ended.
 */
final class WorkerProcesses implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts all but the first.
   *
   * @param cluster seen from the first one
   * @param device of the first one; where it is a GPU, the others take those after it
   * @param arguments of {@code train} that all share; with {@code --verbose} among them the workers
   *     log as the first one does, otherwise warnings alone
   */
  void start(Cluster cluster, String device, List<String> arguments) {
    List<String> options =
        arguments.contains("--verbose") ? List.of() : List.of(Logging.warningsOnly());
    for (int i = 1; i < cluster.size(); i++) {
      List<String> line = new ArrayList<>(ChildJvm.line(Main.class.getName(), options));
      line.add("train");
      line.addAll(arguments);
      line.add("--device=" + device(device, i));
      line.add("--peers=" + String.join(",", cluster.addresses()));
      line.add("--worker-index=" + i);
      try {
        Process process =
            new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        process.getOutputStream().close();
      } catch (IOException e) {
        throw FileErrorException.of(
            "worker " + i + " cannot be started (" + e.getMessage() + ")", e);
      }
    }
  }

  private static String device(String first, int worker) {
    return first.startsWith("gpu:")
        ? "gpu:" + (Integer.parseInt(first.substring("gpu:".length())) + worker)
        : first;
  }

  /** Which of the workers have ended, by their places in the team. */
  Set<Integer> ended() {
    return IntStream.rangeClosed(1, processes.size())
        .filter(worker -> !process(worker).isAlive())
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The message about the first worker that has ended, if one has. */
  Optional<String> sentence() {
    return ended().stream()
        .findFirst()
        .map(worker -> "worker " + worker + " ended with status " + process(worker).exitValue());
  }

  private Process process(int worker) {
    return processes.get(worker - 1);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
