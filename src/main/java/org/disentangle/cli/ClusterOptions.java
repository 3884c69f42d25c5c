package org.disentangle.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Between;
import org.disentangle.experiment.spark.cluster.ClusterRequest;
import picocli.CommandLine.Option;

/**
 * The options that locate a Spark cluster and this program on it; mixed into the verbs that can use
 * a cluster.
 */
final class ClusterOptions {
  private static final String SPARK = "org.apache.spark.SparkContext";
  private static final int USUAL_MINUTES = 10;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "The cluster for --engine spark (default: as spark-submit was told), e.g."
              + " spark://host:7077.")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--program",
      paramLabel = "JAR",
      description =
          "This program's archive as executors find it, with lib/ beside it: a path, or one"
              + " within what spark-submit was given as --archives (default: where it lies on"
              + " this machine).")
  private Optional<String> program = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      description =
          "How long to wait for executors of --engine spark to start, 0 for not at all (default:"
              + " 10).")
  @Between(least = 0, most = 100_000)
  private Integer minutes;

  /**
   * The resources that each process gets from the cluster.
   *
   * @param device that was asked for: auto takes GPUs where executors have them
   * @param gpus of a process, or its share of one, if it computes on GPUs
   * @param dataFolder where it finds its images
   */
  ClusterRequest request(String device, int cpus, double gpus, Path dataFolder, boolean verbose) {
    boolean useGpus =
        device.startsWith("gpu") || (device.equals("auto") && ClusterRequest.executorsHaveGpus());
    return new ClusterRequest(
        master,
        cpus,
        useGpus ? gpus : 0,
        program,
        Main.class.getName(),
        dataFolder,
        verbose,
        Duration.ofMinutes(minutes == null ? USUAL_MINUTES : minutes));
  }

  /**
   * Checks that none of these options is given where no cluster is asked for.
   *
   * @throws UserErrorException naming one that is
   */
  void requireAbsent() {
    requireAbsent("--master", master);
    requireAbsent("--program", program);
    requireAbsent("--wait", Optional.ofNullable(minutes));
  }

  static void requireAbsent(String option, Optional<?> value) {
    if (value.isPresent()) {
      throw new UserErrorException(
          "%s is %s, which is for a cluster; add --engine spark, or leave %s out"
              .formatted(option, value.get(), option));
    }
  }

  /**
   * Checks that Spark is on the class path.
   *
   * @param verb that was asked for
   * @throws UserErrorException if it is not on the class path
   */
  static void requireSpark(String verb) {
    try {
      Class.forName(SPARK, false, ClusterOptions.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UserErrorException(
          "--engine spark needs Spark on the class path, which is no part of this program; start it with $SPARK_HOME/bin/spark-submit target/disentangle.jar %s ..., or put $SPARK_HOME/jars/* behind it on the class path"
              .formatted(verb),
          e);
    }
  }
}
