package org.disentangle.cli;

import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Between;
import org.disentangle.graph.collective.Cluster;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options for training one model with several processes, and for this process's place among
 * them.
 */
final class WorkerOptions {
  private static final String LOCAL = "local";
  private static final String SPARK = "spark";

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Train with N processes on this machine, each with its part of every batch and of the"
              + " cores (with --device gpu, each on a GPU of its own): the model is the one that"
              + " one process trains, but for rounding. They speak to each other at ports that"
              + " are open to anybody who can reach this machine: use it where you trust the network.")
  @Between(least = 1, most = 1024, ofProcessors = true)
  private int workers;

  @Option(
      names = "--peers",
      paramLabel = "HOST:PORT,...",
      hideParamSyntax = true,
      split = ",",
      description =
          "Train with processes that are started one by one, on as many machines as you like:"
              + " where each of them listens, the same list for all. The first one reads and"
              + " writes checkpoints, shows the progress, and exports. For networks that you"
              + " trust.")
  private List<String> peers;

  @Option(
      names = "--worker-index",
      paramLabel = "I",
      description = "Which of --peers this process is, from 0.")
  @Between(least = 0, most = 1023)
  private Integer index;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description =
          "Who starts the workers: local, this process (default); spark, a cluster of Apache"
              + " Spark, which must be on the class path. Each then has --threads cores (1 if not"
              + " said), and --models-dir must be on a disk that all machines share.")
  private String engine;

  @Mixin private ClusterOptions cluster;

  /**
   * Whether a cluster of Spark is to start the workers.
   *
   * @throws UserErrorException if there is no such engine, or it is not available, or the others of
   *     these options are for another one
   */
  boolean areOnSpark() {
    if (engine.equals(LOCAL)) {
      cluster.requireAbsent();
      return false;
    }
    if (!engine.equals(SPARK)) {
      throw new UserErrorException(
          "--engine is \"%s\", and there is no such engine; there are %s and %s"
              .formatted(engine, LOCAL, SPARK));
    }
    if (peers != null || index != null) {
      throw new UserErrorException(
          "--engine spark finds places for the workers itself; leave --peers and --worker-index out");
    }
    ClusterOptions.requireSpark("train");
    return true;
  }

  /** How many processes are to be started. */
  int number() {
    return workers;
  }

  /** The options of the cluster. */
  ClusterOptions spark() {
    return cluster;
  }

  /**
   * The requested team.
   *
   * @return empty for one process by itself
   * @throws UserErrorException if the options do not go together, or a value is impossible
   */
  Optional<Cluster> cluster() {
    if (peers == null) {
      if (index != null) {
        throw new UserErrorException(
            "--worker-index is %s, and there are no --peers; give both, or --workers alone"
                .formatted(index));
      }
      return workers == 1 ? Optional.empty() : Optional.of(Cluster.local(workers));
    }
    if (workers > 1) {
      throw new UserErrorException(
          "--workers is %s and --peers names %s; give one of the two"
              .formatted(workers, peers.size()));
    }
    if (index == null) {
      throw new UserErrorException(
          "--peers needs --worker-index: which of the %s this process is, from 0"
              .formatted(peers.size()));
    }
    Cluster team = new Cluster(peers, index);
    return team.size() == 1 ? Optional.empty() : Optional.of(team);
  }

  /** Whether the other workers are to be started by this process. */
  boolean areStartedHere() {
    return workers > 1;
  }
}
