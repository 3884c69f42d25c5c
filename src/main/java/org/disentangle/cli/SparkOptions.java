package org.disentangle.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.config.TrialShare;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.experiment.spark.engine.SparkEngine;
import org.disentangle.experiment.store.TrialResult;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The further options of a sweep on a cluster; mixed into {@link Engines}. */
final class SparkOptions {
  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "Where --engine spark keeps trials: a folder of a Hadoop file system, e.g."
              + " hdfs://host/sweeps/NAME, or of a disk that all machines share (default: trials/"
              + " beside the tables).")
  private Optional<String> store = Optional.empty();

  /**
   * Checks that none of these options is given where no cluster is asked for.
   *
   * @throws org.disentangle.UserErrorException naming one that is
   */
  void requireAbsent() {
    cluster.requireAbsent();
    ClusterOptions.requireAbsent("--store", store);
  }

  /**
   * The engine.
   *
   * @param trialsFolder the default folder of trials
   * @param wanted the device that was asked for
   * @throws org.disentangle.UserErrorException if Spark is not on the class path, or cannot run as
   *     the options say
   */
  Engine<TrialResult> engine(
      Path trialsFolder, TrialProgram trial, TrialShare share, String wanted, int retries) {
    ClusterOptions.requireSpark("sweep");
    return SparkEngine.of(
        trialsFolder.toAbsolutePath().getParent().getFileName().toString(),
        cluster.request(
            wanted, share.getCpus(), share.getGpus(), trial.dataFolder(), trial.verbose()),
        store.orElse(trialsFolder.toString()),
        retries);
  }
}
