package org.disentangle.cli;

import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.graph.collective.Cluster;
import picocli.CommandLine.Option;

/** How many processes train one model, and which of them this one is. */
final class WorkerOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Train with N processes on this machine, each with its part of every batch and of the cores",
        "(with --device gpu, each on a GPU of its own): the model is the one that one process trains,",
        "but for rounding. They speak to each other at ports that are open to whoever reaches this",
        "machine: use it where you trust the network."
      })
  private int workers;

  @Option(
      names = "--peers",
      paramLabel = "HOST:PORT",
      split = ",",
      description = {
        "Train with processes that are started one by one, on as many machines as you like: where each",
        "of them listens, the same list for all. The first one reads and writes checkpoints, tells of",
        "the training, and exports. For networks that you trust."
      })
  private List<String> peers;

  @Option(
      names = "--worker-index",
      paramLabel = "I",
      description = "Which of --peers this process is, from 0.")
  private Integer index;

  /**
   * The team that is asked for.
   *
   * @return empty for one process by itself
   * @throws UserErrorException if the options do not go together, or a value cannot be
   */
  Optional<Cluster> cluster() {
    if (workers < 1) {
      throw new UserErrorException("--workers is " + workers + " but must be 1 or more");
    }
    if (peers == null) {
      if (index != null) {
        throw new UserErrorException(
            "--worker-index is %d, and there are no --peers; give both, or --workers alone"
                .formatted(index));
      }
      return workers == 1 ? Optional.empty() : Optional.of(Cluster.local(workers));
    }
    if (workers > 1) {
      throw new UserErrorException(
          "--workers is %d and --peers names %d; give one of the two"
              .formatted(workers, peers.size()));
    }
    if (index == null) {
      throw new UserErrorException(
          "--peers needs --worker-index: which of the %d this process is, from 0"
              .formatted(peers.size()));
    }
    Cluster cluster = new Cluster(peers, index);
    return cluster.size() == 1 ? Optional.empty() : Optional.of(cluster);
  }

  /** Whether the other workers are to be started by this process. */
  boolean areStartedHere() {
    return workers > 1;
  }
}
