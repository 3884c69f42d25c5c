package org.disentangle.experiment.spark.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.OwnArchive;
import org.disentangle.experiment.spark.cluster.SparkSettings;

/**
 * What a sweep asks of Spark.
 *
 * @param name of the sweep, for Spark's own pages
 * @param master of the cluster; empty where {@code spark-submit} names it
 * @param store where trials go: the URI of a folder of a Hadoop file system, or a path that is the
 *     same on all machines
 * @param cpus that a trial has
 * @param gpus that a trial has, or its share of one; 0 for trials that compute on processors
 * @param retries how often a trial that failed is started again
 * @param archive this program's, as executors see it: an absolute path, or one within what Spark
 *     was given as {@code --archives}; empty if it lies where it lies on this machine
 * @param mainClass what to start of it
 * @param dataFolder where trials find their images, on each machine
 * @param verbose whether trials are to log details
 * @param patience how long to wait for the first executor
 */
public record SparkRequest(
    String name,
    Optional<String> master,
    String store,
    int cpus,
    double gpus,
    int retries,
    Optional<String> archive,
    String mainClass,
    Path dataFolder,
    boolean verbose,
    Duration patience) {
  /** Whether the cluster's executors were said to have GPUs. */
  public static boolean executorsHaveGpus() {
    return SparkSettings.executorsHaveGpus();
  }

  /**
   * Spark's settings: those it was started with, and these.
   *
   * @throws UserErrorException if there is no master, or GPUs are asked for that no executor has
   */
  SparkConf settings() {
    return SparkSettings.of("sweep " + name, master, cpus, gpus);
  }

  /** How executors start it. */
  InstalledProgram program() {
    return InstalledProgram.at(
        archive.orElse(OwnArchive.classPath()), mainClass, dataFolder, verbose);
  }
}
