package org.disentangle.experiment.spark.team;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.OwnArchive;
import org.disentangle.experiment.spark.cluster.SparkSettings;

/**
 * One model that is to be trained by processes of a cluster.
 *
 * @param run its name
 * @param configuration of the run, as protobuf text
 * @param master of the cluster; empty where {@code spark-submit} names it
 * @param workers how many processes
 * @param cpus that each of them has
 * @param usesGpus whether each has a GPU
 * @param archive this program's, as executors see it: an absolute path, or one within what Spark
 *     was given as {@code --archives}; empty if it lies where it lies on this machine
 * @param mainClass what to start of it
 * @param models where checkpoints and SavedModels go: the same disk for all machines
 * @param data where each process finds its images, on each machine
 * @param resume whether they are to go on from the newest checkpoint
 * @param verbose whether they are to log details
 * @param patience how long to wait for executors
 * @param leading what only the first one is started with besides
 */
public record TeamRequest(
    String run,
    String configuration,
    Optional<String> master,
    int workers,
    int cpus,
    boolean usesGpus,
    Optional<String> archive,
    String mainClass,
    Path models,
    Path data,
    boolean resume,
    boolean verbose,
    Duration patience,
    List<String> leading) {
  /** Copies the list. */
  public TeamRequest {
    leading = List.copyOf(leading);
  }

  /** Whether the cluster's executors were said to have GPUs. */
  public static boolean executorsHaveGpus() {
    return SparkSettings.executorsHaveGpus();
  }

  /** Spark's settings. */
  SparkConf settings() {
    return SparkSettings.of("train " + run, master, cpus, usesGpus ? 1 : 0);
  }

  /** What every task is told. */
  TeamOrder order() {
    InstalledProgram program =
        InstalledProgram.at(archive.orElse(OwnArchive.classPath()), mainClass, data, verbose);
    return new TeamOrder(
        program,
        System.getProperty("user.dir"),
        run,
        configuration,
        cpus,
        models.toAbsolutePath().toString(),
        data.toAbsolutePath().toString(),
        resume,
        verbose,
        leading);
  }
}
