package org.disentangle.experiment.spark.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.disentangle.UserErrorException;

/** The beginning and the end of a driver, in the words of this program. */
public final class SparkDriver {
  private SparkDriver() {}

  /**
   * Connects to the cluster.
   *
   * @param settings with a master
   * @param listener hears what happens there
   * @return the connection; the caller closes it
   * @throws UserErrorException if nothing answers, or what does is no master
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
   * What Spark threw, as one sentence. Scala declares none of what it throws, an interruption among
   * it.
   *
   * @param left what is left of the work, and what to do; or empty
   * @throws InterruptedException if it was that
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
