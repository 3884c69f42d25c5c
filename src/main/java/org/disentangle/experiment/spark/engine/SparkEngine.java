package org.disentangle.experiment.spark.engine;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialStore;
import org.disentangle.experiment.spark.cluster.ExecutorWait;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.SparkDriver;
import org.disentangle.experiment.spark.store.PublishedTrials;
import org.disentangle.experiment.spark.store.SharedTrialStore;
import org.disentangle.process.TrainingDisplay;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Runs trials on a cluster of Apache Spark: each is a task that starts the trial's own process on
 * an executor, with as many cores and GPUs as Spark has set aside for it.
 *
 * <p>A task that Spark kills takes its process with it, and one that is lost with its executor is
 * started again on another. If this driver ends, executors end themselves; another start goes on
 * with what is not in the store. One driver at a time may work on a store.
 */
public final class SparkEngine implements Engine {
  /** What it is called on the command line. */
  public static final String NAME = "spark";

  private static final String DEFAULT_MOST_TASKS = "10";
  private static final String MOST_TASKS = "spark.task.maxFailures";

  private final SparkConf settings;
  private final SharedTrialStore store;
  private final InstalledProgram program;
  private final int retries;
  private final Duration patience;

  private SparkEngine(
      SparkConf settings,
      SharedTrialStore store,
      InstalledProgram program,
      int retries,
      Duration patience) {
    this.settings = settings;
    this.store = store;
    this.program = program;
    this.retries = retries;
    this.patience = patience;
  }

  /**
   * An engine that runs once. Nothing is started yet.
   *
   * @param request what the sweep asks for, laid over what {@code spark-submit} and system
   *     properties named {@code spark.*} say
   * @throws UserErrorException if it contradicts itself, or the store cannot be written
   */
  public static SparkEngine of(SparkRequest request) {
    return of(request, request.program());
  }

  /**
   * One that starts another program.
   *
   * @throws UserErrorException as above
   */
  static SparkEngine of(SparkRequest request, InstalledProgram program) {
    SparkConf settings = request.settings();
    settings.setIfMissing(MOST_TASKS, DEFAULT_MOST_TASKS);
    SharedTrialStore store = new SharedTrialStore(PublishedTrials.at(request.store(), settings));
    store.check();
    return new SparkEngine(settings, store, program, request.retries(), request.patience());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TrialStore store() {
    return store;
  }

  @Override
  public List<TrialEnd> run(List<Trial> trials, TrainingDisplay display) throws InterruptedException {
    List<TaskInput> orders =
        trials.stream().map(trial -> new TaskInput(trial.id(), trial.text())).toList();
    Map<String, TrialEnd> ends = new HashMap<>();
    List<String> ids = orders.stream().map(TaskInput::id).toList();
    SparkProgress progress = new SparkProgress(ids, display);
    try (JavaSparkContext spark = SparkDriver.connect(settings, progress)) {
      store.shelf().clear(ids);
      // Spark itself would wait for it without an end.
      new ExecutorWait(spark.sc(), patience).await(1, "; finished trials are kept");
      run(
          spark,
          orders,
          report -> {
            ends.put(report.id(), end(report));
            progress.ended(report);
          });
      // What executors that were lost have left there.
      store.shelf().clear(List.of());
    } catch (IOException e) {
      throw new UserErrorException(
          "cannot clear up the store %s: %s".formatted(store.shelf().place(), e), e);
    }
    return trials.stream().map(trial -> ends.get(trial.id())).toList();
  }

  /** Executors end themselves, and the processes they started, when this program has ended. */
  @Override
  public void endByForce() {}

  private interface Reports {
    void take(TaskResult report);
  }

  /** One job with a partition for each trial, whose reports arrive one by one. */
  private void run(JavaSparkContext spark, List<TaskInput> orders, Reports reports)
      throws InterruptedException {
    ExecutorTask task =
        new ExecutorTask(
            program,
            store.shelf(),
            System.getProperty("user.dir"),
            retries,
            settings.getInt(MOST_TASKS, Integer.MAX_VALUE));
    ClassTag<TaskResult> type = ClassTag$.MODULE$.apply(TaskResult.class);
    Function1<Iterator<TaskResult>, TaskResult> only =
        (Function1<Iterator<TaskResult>, TaskResult> & Serializable) Iterator::next;
    Function2<Object, TaskResult, BoxedUnit> arrived =
        (partition, report) -> {
          reports.take(report);
          return BoxedUnit.UNIT;
        };
    try {
      RDD<TaskResult> trials = spark.parallelize(orders, orders.size()).map(task).rdd();
      spark.sc().runJob(trials, only, arrived, type);
    } catch (Exception e) {
      spark.sc().cancelAllJobs();
      throw SparkDriver.given(
          "Spark gave the sweep up", "; finished trials are kept, and the same command goes on", e);
    }
  }

  private static TrialEnd end(TaskResult report) {
    return new TrialEnd(
        report.id(),
        report.attempts(),
        report.succeeded() ? Optional.empty() : Optional.of(report.error()),
        report.seconds());
  }
}
