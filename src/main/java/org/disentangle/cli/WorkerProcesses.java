package org.disentangle.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.graph.collective.Cluster;
import org.disentangle.process.ChildJvm;

/**
 * The other workers of a team on this machine, started by its first one. What they say goes to this
 * process' standard error. Close it: a worker that has not ended by then has nothing left to do,
 * and is ended.
 */
final class WorkerProcesses implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts all but the first.
   *
   * @param cluster seen from the first one
   * @param device of the first one; where it is a GPU, the others take those after it
   * @param arguments of {@code train} that all have alike; with {@code --verbose} among them the
   *     workers log as the first one does, otherwise warnings alone
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
        throw new UserErrorException(
            "worker " + i + " cannot be started (" + e.getMessage() + ")", e);
      }
    }
  }

  private static String device(String first, int worker) {
    return first.startsWith("gpu:")
        ? "gpu:" + (Integer.parseInt(first.substring("gpu:".length())) + worker)
        : first;
  }

  /** What is to be said of one that has ended, where one has. */
  Optional<String> ended() {
    for (int i = 0; i < processes.size(); i++) {
      if (!processes.get(i).isAlive()) {
        int status = processes.get(i).exitValue();
        return Optional.of("worker " + (i + 1) + " ended with status " + status);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
