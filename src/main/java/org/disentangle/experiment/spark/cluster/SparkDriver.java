package org.disentangle.experiment.spark.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.disentangle.UserErrorException;

/** Connects the driver to a cluster, and translates Spark's exceptions. */
public final class SparkDriver {
  private SparkDriver() {}

  /**
   * Connects to the cluster.
   *
   * @param settings with a master
   * @param listener receives the cluster's events
   * @return the connection; the caller closes it
   * @throws UserErrorException if nothing answers, or what answers is not a master
   * @throws InterruptedException if this thread is interrupted
   */
  public static JavaSparkContext connect(SparkConf settings, SparkListener listener)
      throws InterruptedException {
    String master = settings.get(ClusterRequest.MASTER);
    new SparkMaster(master).check();
    try {
      JavaSparkContext spark = new JavaSparkContext(settings);
      if (spark.sc().isStopped()) {
        throw new UserErrorException(
            "what answers at %s is no master of Spark %s; name another with --master"
                .formatted(master, spark.version()));
      }
      spark.sc().addSparkListener(listener);
      // A task that is cancelled ends its process rather than wait for it.
      spark.sc().setInterruptOnCancel(true);
      return spark;
    } catch (UserErrorException e) {
      throw e;
    } catch (Exception e) {
      throw given("Spark cannot be started on " + master, "", e);
    }
  }

  /**
   * Translates an exception of Spark into one sentence. Scala does not declare what it throws,
   * including interruptions.
   *
   * @param left a sentence about the unfinished work, and what to do; or empty
   * @throws InterruptedException if the exception was an interruption
   */
  public static UserErrorException given(String what, String left, Exception thrown)
      throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    String why = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no reason given");
    return new UserErrorException(what + ": " + why + left, thrown);
  }
}
