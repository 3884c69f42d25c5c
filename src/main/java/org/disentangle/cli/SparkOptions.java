package org.disentangle.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.TrialShare;
import org.disentangle.sweep.Engine;
import org.disentangle.sweep.TrialProgram;
import org.disentangle.sweep.spark.SparkEngine;
import org.disentangle.sweep.spark.SparkRequest;
import picocli.CommandLine.Option;

/** What a sweep on a cluster needs besides; mixed into {@link Engines}. */
final class SparkOptions {
  private static final String SPARK = "org.apache.spark.SparkContext";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "The cluster for --engine spark, e.g. spark://host:7077 (default: as spark-submit was told)."
      })
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "URI",
      description = {
        "Where --engine spark keeps trials: a folder of a Hadoop file system, e.g.",
        "hdfs://host/sweeps/NAME, or of a disk that all machines share (default: trials/ beside the",
        "tables)."
      })
  private Optional<String> store = Optional.empty();

  @Option(
      names = "--program",
      paramLabel = "JAR",
      description = {
        "This program's archive as executors find it, with lib/ beside it: a path, or one within what",
        "spark-submit was given as --archives (default: where it lies on this machine)."
      })
  private Optional<String> program = Optional.empty();

  /**
   * The engine.
   *
   * @param trialsFolder where trials go that are to go nowhere else
   * @param wanted the device that was asked for
   * @throws UserErrorException if Spark is not on the class path, or cannot do as it is told
   */
  Engine engine(
      Path trialsFolder, TrialProgram trial, TrialShare share, String wanted, int retries) {
    try {
      Class.forName(SPARK, false, SparkOptions.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UserErrorException(
          "--engine spark needs Spark on the class path, which is no part of this program; start it with $SPARK_HOME/bin/spark-submit target/disentangle.jar sweep ..., or put $SPARK_HOME/jars/* behind it on the class path",
          e);
    }
    boolean useGpus =
        wanted.startsWith("gpu") || (wanted.equals("auto") && SparkRequest.executorsHaveGpus());
    return SparkEngine.of(
        new SparkRequest(
            trialsFolder.toAbsolutePath().getParent().getFileName().toString(),
            master,
            store.orElse(trialsFolder.toString()),
            share.getCpus(),
            useGpus ? share.getGpus() : 0,
            retries,
            program,
            Main.class.getName(),
            trial.dataFolder(),
            trial.verbose()));
  }
}
