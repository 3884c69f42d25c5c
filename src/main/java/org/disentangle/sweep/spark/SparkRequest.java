package org.disentangle.sweep.spark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;

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
    boolean verbose) {
  private static final String MASTER = "spark.master";
  private static final String JARS = "spark.jars";
  private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

  /** Whether the cluster's executors were said to have GPUs. */
  public static boolean executorsHaveGpus() {
    return new SparkConf().contains(EXECUTOR_GPUS);
  }

  /**
   * Spark's settings: those it was started with, and these.
   *
   * @throws UserErrorException if there is no master, or GPUs are asked for that no executor has
   */
  SparkConf settings() {
    SparkConf settings = new SparkConf();
    master.ifPresent(settings::setMaster);
    if (!settings.contains(MASTER)) {
      throw new UserErrorException(
          "--engine spark needs the cluster's address; give it with --master, e.g. --master"
              + " spark://host:7077");
    }
    settings.setAppName("disentangle sweep " + name);
    settings.set("spark.task.cpus", Integer.toString(cpus));
    settings.setIfMissing("spark.ui.showConsoleProgress", "false");
    if (gpus > 0) {
      if (!settings.contains(EXECUTOR_GPUS)) {
        throw new UserErrorException(
            "trials are to have %s GPUs but nothing says how many an executor has; say so with %s, or compute with --device cpu"
                .formatted(gpus, EXECUTOR_GPUS));
      }
      settings.set("spark.task.resource.gpu.amount", Double.toString(gpus));
    }
    Path own = ownArchive();
    if (Files.isRegularFile(own)) {
      // Executors load from it what a task is, and nothing else.
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
    return settings;
  }

  /** How executors start it. */
  InstalledProgram program() {
    Path own = ownArchive();
    // Run from its class files, the program has its libraries on its class path instead.
    String here = Files.isRegularFile(own) ? own.toString() : ownClassPath();
    return InstalledProgram.at(archive.orElse(here), mainClass, dataFolder, verbose);
  }

  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path ownArchive() {
    try {
      return Path.of(
          SparkRequest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this program cannot tell where it lies", e);
    }
  }
}
