package org.disentangle.experiment.spark.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;

/** Spark's settings: those that it was started with, and those that are asked for here. */
public final class SparkSettings {
  public static final String MASTER = "spark.master";
  private static final String JARS = "spark.jars";
  private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

  private SparkSettings() {}

  /** Whether the cluster's executors were said to have GPUs. */
  public static boolean executorsHaveGpus() {
    return new SparkConf().contains(EXECUTOR_GPUS);
  }

  /**
   * The settings of a driver.
   *
   * @param name for Spark's own pages
   * @param master of the cluster; empty where {@code spark-submit} names it
   * @param cpus of a task
   * @param gpus of a task, or its share of one; 0 for none
   * @throws UserErrorException if there is no master, or GPUs are asked for that no executor has
   */
  public static SparkConf of(String name, Optional<String> master, int cpus, double gpus) {
    SparkConf settings = new SparkConf();
    master.ifPresent(settings::setMaster);
    if (!settings.contains(MASTER)) {
      throw new UserErrorException(
          "--engine spark needs the cluster's address; give it with --master, e.g. --master"
              + " spark://host:7077");
    }
    settings.setAppName("disentangle " + name);
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

  /** Executors load from it what a task is, and nothing else. */
  private static void addOwnArchive(SparkConf settings) {
    Path own = OwnArchive.path();
    if (!Files.isRegularFile(own)) {
      return;
    }
    List<String> jars = new ArrayList<>();
    if (settings.contains(JARS)) {
      jars.addAll(List.of(settings.get(JARS).split(",", -1)));
    }
    // By spark-submit it is among them already.
    if (jars.stream().noneMatch(each -> each.endsWith("/" + own.getFileName()))) {
      jars.add(own.toUri().toString());
    }
    settings.set(JARS, String.join(",", jars));
  }
}
