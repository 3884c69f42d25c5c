package org.disentangle.experiment.spark.engine;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialStore;
import org.disentangle.experiment.spark.cluster.ClusterRequest;
import org.disentangle.experiment.spark.cluster.ExecutorWait;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.SparkDriver;
import org.disentangle.experiment.spark.store.PublishedTrials;
import org.disentangle.experiment.spark.store.SharedTrialStore;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.process.TrainingDisplay;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * An engine that runs trials on an Apache Spark cluster: each is a task that starts the trial's own
 * process on an executor, with as many cores and GPUs as Spark has allocated to it.
 *
 * <p>When Spark kills a task, its process ends too; a task that is lost with its executor is
 * started again on another. If this driver ends, executors end themselves; the next start runs the
 * trials that are not in the store. One driver at a time may work on a store.
 */
public final class SparkEngine implements Engine<TrialResult> {
  static final String NAME = "spark";

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
   * @param sweep its name, for Spark's own pages
   * @param cluster the requested resources, which override the settings of {@code spark-submit} and
   *     of system properties named {@code spark.*}
   * @param store the store of the trials: the URI of a folder of a Hadoop file system, or a path
   *     that is the same on all machines
   * @param retries how often a failed trial is restarted
   * @throws UserErrorException if that contradicts itself, or the store cannot be written
   */
  public static SparkEngine of(String sweep, ClusterRequest cluster, String store, int retries) {
    return of(sweep, cluster, cluster.program(), store, retries);
  }

  /**
   * An engine that starts another program.
   *
   * @throws UserErrorException as above
   */
  static SparkEngine of(
      String sweep, ClusterRequest cluster, InstalledProgram program, String store, int retries) {
    SparkConf settings = cluster.settings("sweep " + sweep);
    settings.setIfMissing(MOST_TASKS, DEFAULT_MOST_TASKS);
    SharedTrialStore trials = new SharedTrialStore(PublishedTrials.at(store, settings));
    trials.check();
    return new SparkEngine(settings, trials, program, retries, cluster.patience());
  }

  @Override
  public TrialStore<TrialResult> store() {
    return store;
  }

  @Override
  public List<TrialEnd> run(List<Trial> trials, TrainingDisplay display)
      throws InterruptedException {
    List<TaskInput> inputs =
        trials.stream()
            .map(trial -> new TaskInput(trial.id(), Configurations.print(trial.task())))
            .toList();
    Map<String, TrialEnd> ends = new HashMap<>();
    List<String> ids = inputs.stream().map(TaskInput::id).toList();
    SparkProgress progress = new SparkProgress(ids, display);
    try (JavaSparkContext spark = SparkDriver.connect(settings, progress)) {
      store.trials().clear(ids);
      // Spark itself would wait for it without an end.
      new ExecutorWait(spark.sc(), patience).await(1, "; finished trials are kept");
      run(
          spark,
          inputs,
          result -> {
            ends.put(result.id(), result.end());
            progress.ended(result.end().last());
          });
      // The remains of lost executors.
      store.trials().clear(List.of());
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot clear up the store %s: %s".formatted(store.trials().folder(), e), e);
    }
    return trials.stream().map(trial -> ends.get(trial.id())).toList();
  }

  /** Executors end themselves, and the processes they started, when this program has ended. */
  @Override
  public void endByForce() {}

  /** One job with a partition for each trial, whose results arrive one by one. */
  private void run(JavaSparkContext spark, List<TaskInput> inputs, Consumer<TaskResult> results)
      throws InterruptedException {
    ExecutorTask task =
        new ExecutorTask(
            program,
            store.trials(),
            System.getProperty("user.dir"),
            retries,
            settings.getInt(MOST_TASKS, Integer.MAX_VALUE));
    ClassTag<TaskResult> type = ClassTag$.MODULE$.apply(TaskResult.class);
    Function1<Iterator<TaskResult>, TaskResult> only =
        (Function1<Iterator<TaskResult>, TaskResult> & Serializable) Iterator::next;
    Function2<Object, TaskResult, BoxedUnit> arrived =
        (partition, result) -> {
          results.accept(result);
          return BoxedUnit.UNIT;
        };
    try {
      RDD<TaskResult> trials = spark.parallelize(inputs, inputs.size()).map(task).rdd();
      spark.sc().runJob(trials, only, arrived, type);
    } catch (Exception e) {
      spark.sc().cancelAllJobs();
      throw SparkDriver.given(
          "Spark gave the sweep up", "; finished trials are kept, and the same command goes on", e);
    }
  }
}
