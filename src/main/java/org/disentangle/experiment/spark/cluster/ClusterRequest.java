package org.disentangle.experiment.spark.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;

/**
 * The resources requested from a cluster, the same for each process that is started there.
 *
 * @param master of the cluster; empty where {@code spark-submit} names it
 * @param cpus of a process
 * @param gpus of a process, or its share of one; 0 for processes that compute on processors
 * @param archive this program's, as executors see it: an absolute path, or one within what Spark
 *     was given as {@code --archives}; empty if it has the same path as on this machine
 * @param mainClass the class to start
 * @param dataFolder where each process finds its images, on each machine
 * @param verbose whether they log details
 * @param patience how long to wait for executors
 */
public record ClusterRequest(
    Optional<String> master,
    int cpus,
    double gpus,
    Optional<String> archive,
    String mainClass,
    Path dataFolder,
    boolean verbose,
    Duration patience) {
  static final String MASTER = "spark.master";
  private static final String JARS = "spark.jars";
  private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

  /** Whether the settings say that the cluster's executors have GPUs. */
  public static boolean executorsHaveGpus() {
    return new SparkConf().contains(EXECUTOR_GPUS);
  }

  /**
   * The settings of a driver: those it was started with, and those of this request.
   *
   * @param work a description for Spark's own pages
   * @throws UserErrorException if there is no master, or GPUs are asked for that no executor has
   */
  public SparkConf settings(String work) {
    SparkConf settings = new SparkConf();
    master.ifPresent(settings::setMaster);
    if (!settings.contains(MASTER)) {
      throw new UserErrorException(
          "--engine spark needs the cluster's address; give it with --master, e.g. --master"
              + " spark://host:7077");
    }
    settings.setAppName("disentangle " + work);
    settings.set("spark.task.cpus", Integer.toString(cpus));
    settings.setIfMissing("spark.ui.showConsoleProgress", "false");
    if (gpus > 0) {
      if (!settings.contains(EXECUTOR_GPUS)) {
        throw new UserErrorException(
            "each process is to have %s GPUs but nothing says how many an executor has; say so with %s, or compute with --device cpu"
                .formatted(gpus, EXECUTOR_GPUS));
      }
      settings.set("spark.task.resource.gpu.amount", Double.toString(gpus));
    }
    addOwnArchive(settings);
    return settings;
  }

  /** Executors load only the task's class from it. */
  private static void addOwnArchive(SparkConf settings) {
    Path own = OwnArchive.path();
    if (!Files.isRegularFile(own)) {
      return;
    }
    List<String> jars = new ArrayList<>();
    if (settings.contains(JARS)) {
      jars.addAll(List.of(settings.get(JARS).split(",", -1)));
    }
    // spark-submit has added it already.
    if (jars.stream().noneMatch(each -> each.endsWith("/" + own.getFileName()))) {
      jars.add(own.toUri().toString());
    }
    settings.set(JARS, String.join(",", jars));
  }

  /** How executors start this program. */
  public InstalledProgram program() {
    return InstalledProgram.at(
        archive.orElse(OwnArchive.classPath()), mainClass, dataFolder, verbose);
  }
}
