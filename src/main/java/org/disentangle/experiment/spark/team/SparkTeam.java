package org.disentangle.experiment.spark.team;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.BarrierJobAllocationFailed;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.spark.cluster.ExecutorWait;
import org.disentangle.experiment.spark.cluster.SparkDriver;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;
import scala.Function1;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * Trains one model with a team of processes on an Apache Spark cluster, which starts all of them at
 * once or none (barrier execution mode), and all again if one is lost.
 */
public final class SparkTeam {
  private static final Logger LOG = LogManager.getLogger(SparkTeam.class);

  /** As often as Spark restarts a failing stage. */
  private static final int MOST_ATTEMPTS = 4;

  private static final String GOES_ON = "; --resume goes on from the newest checkpoint";

  private SparkTeam() {}

  /**
   * Trains to the end.
   *
   * @param display shows how far it is; the caller closes it
   * @throws UserErrorException if there is no cluster, it is too small, or the workers' options are
   *     impossible, or workers were lost too often
   * @throws InterruptedException if this thread is interrupted; the workers then write a checkpoint
   *     and end
   */
  public static void train(TeamRequest request, TrainingDisplay display)
      throws InterruptedException {
    SparkConf settings = request.cluster().settings("train " + request.run());
    try (JavaSparkContext spark =
        SparkDriver.connect(settings, new TeamProgress(request.run(), display))) {
      LatestProgress progress = new LatestProgress("");
      spark.sc().register(progress, LatestProgress.NAME);
      display.started(request.run());
      long start = System.nanoTime();
      Optional<ProcessFailure> failure =
          run(spark, request, progress).stream()
              .filter(report -> !report.reason().isEmpty())
              .findFirst()
              .map(WorkerReport::failure);
      display.ended(
          new ProcessOutcome(request.run(), Duration.ofNanos(System.nanoTime() - start), failure));
      if (failure.isPresent()) {
        throw new UserErrorException("the workers ended with " + failure.get().reason());
      }
    }
  }

  /** Restarts a barrier stage that returns results, which Spark itself does not do. */
  private static List<WorkerReport> run(
      JavaSparkContext spark, TeamRequest request, LatestProgress progress)
      throws InterruptedException {
    TeamOrder order = request.order();
    ExecutorWait executors = new ExecutorWait(spark.sc(), request.cluster().patience());
    String left = "";
    for (int attempt = 1; ; attempt++) {
      executors.await(request.workers(), left);
      try {
        return attempt(spark, new WorkerTask(order, progress), request.workers());
      } catch (Exception e) {
        spark.sc().cancelAllJobs();
        UserErrorException given = SparkDriver.given("Spark gave the training up", GOES_ON, e);
        if (attempt == MOST_ATTEMPTS || e instanceof BarrierJobAllocationFailed) {
          throw given;
        }
        LOG.warn("a worker was lost; all are started again, from the newest checkpoint");
        LOG.debug("what Spark says of it", e);
        order = order.goingOn();
        left = GOES_ON;
      }
    }
  }

  private static List<WorkerReport> attempt(JavaSparkContext spark, WorkerTask task, int workers) {
    RDD<Integer> places = spark.parallelize(Collections.nCopies(workers, 0), workers).rdd();
    Function1<Iterator<Integer>, Iterator<WorkerReport>> one =
        (Function1<Iterator<Integer>, Iterator<WorkerReport>> & Serializable)
            nothing -> CollectionConverters.asScala(List.of(report(task)).iterator());
    return List.of(
        (WorkerReport[])
            places
                .barrier()
                .mapPartitions(one, false, ClassTag$.MODULE$.apply(WorkerReport.class))
                .collect());
  }

  /** Scala's functions do not declare their exceptions. */
  private static WorkerReport report(WorkerTask task) {
    try {
      return task.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was killed", e);
    }
  }
}
