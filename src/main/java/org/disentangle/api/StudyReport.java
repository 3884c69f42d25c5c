package org.disentangle.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.experiment.TrialStore;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.report.Report;
import tech.tablesaw.api.Table;

/**
 * The report of a study, which grows with it. A thread measures each model as soon as it is
 * trained, beside the trainings that go on, and writes the page in place of the one before when
 * there are 1, 2, 4, 8 models and so on, so that all these pages together cost about as much as the
 * last. That one is, to the byte, what an analysis of all models at once gives.
 */
public final class StudyReport implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(StudyReport.class);
  private static final int SECONDS_TO_END = 10;

  private final Path folder;
  private final int models;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(StudyReport::daemon);
  private final FutureTask<Analyzer> analyzer;

  /** By their names, in the order in which they were added. */
  private final Map<String, Future<MeasuredRun>> runs = new LinkedHashMap<>();

  /** Those that are measured; of the thread alone. */
  private final List<MeasuredRun> soFar = new ArrayList<>();

  /** The pages before the last. */
  private final List<Future<?>> pages = new ArrayList<>();

  private volatile Progress shown = Progress.NONE;
  private volatile boolean isLastPageDue;

  /**
   * Without models yet.
   *
   * @param folder of the report
   * @param models that there will be, if no training fails
   * @param analyzer makes what measures them, once, from what is told of its progress
   */
  public StudyReport(Path folder, int models, Function<Progress, Analyzer> analyzer) {
    this.folder = folder;
    this.models = models;
    this.analyzer = new FutureTask<>(() -> analyzer.apply(this::update));
  }

  /**
   * Makes the analyzer now, if it is not there; else it is made for the first model.
   *
   * @throws UserErrorException if it cannot be made
   * @throws InterruptedException if this thread is interrupted
   */
  public void begin() throws InterruptedException {
    analyzer();
  }

  /**
   * Has a trained model measured on the thread. A run that was added before is not measured again.
   *
   * @param measured is run when the model has been measured
   */
  public synchronized void add(String run, Path model, Runnable measured) {
    if (runs.containsKey(run)) {
      return;
    }
    runs.put(
        run,
        thread.submit(
            () -> {
              MeasuredRun found = analyzer().measure(SavedModelFolder.open(model));
              soFar.add(found);
              measured.run();
              return found;
            }));
    pages.add(thread.submit(this::writeSoFar));
  }

  /**
   * Adds the model of each training that ends well.
   *
   * @param models where the trainings leave them
   * @param measured is run when one has been measured
   */
  public TrainingDisplay ofTrainings(TrialStore<Path> models, Runnable measured) {
    return new TrainingDisplay() {
      @Override
      public void ended(ProcessOutcome outcome) {
        if (outcome.succeeded()) {
          models
              .result(outcome.name())
              .ifPresent(model -> add(outcome.name(), model, measured));
        }
      }
    };
  }

  /**
   * Waits until all models that were added are measured, and writes the whole report.
   *
   * @param order of the runs in the tables
   * @param conclusions computes further tables from those of the analysis
   * @param progress receives the progress of what is left
   * @return the page to open; empty if no model was added
   * @throws UserErrorException if a model cannot be measured, the images cannot be read, or the
   *     report cannot be written
   * @throws InterruptedException if this thread is interrupted
   */
  public Optional<Path> write(
      List<String> order, Function<Analysis, List<Table>> conclusions, Progress progress)
      throws InterruptedException {
    isLastPageDue = true;
    shown = progress;
    List<MeasuredRun> measured = new ArrayList<>();
    for (Future<MeasuredRun> run : added(order)) {
      measured.add(result(run));
    }
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    for (Future<?> page : pages) {
      result(page);
    }
    Analysis analysis = analyzer().of(measured);
    return Optional.of(
        Report.write(folder, analysis.with(conclusions.apply(analysis)), progress));
  }

  /** Ends what goes on on the thread; an earlier page stays as it is. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.debug("what measures the models has not ended yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Path> writeSoFar() throws InterruptedException {
    int count = soFar.size();
    if (isLastPageDue || count >= models || Integer.bitCount(count) != 1) {
      return Optional.empty();
    }
    try {
      Path page = Report.write(folder, analyzer().of(soFar), this::update);
      LOG.info(
          "page of {} of {} models: {}; look first at its moving pictures, one for each latent."
              + " It is written anew as more models are trained: reload it then",
          count,
          models,
          page);
      return Optional.of(page);
    } catch (UserErrorException e) {
      LOG.warn("the page of {} of {} models is not written: {}", count, models, e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized List<Future<MeasuredRun>> added(List<String> order) {
    return order.stream().filter(runs::containsKey).map(runs::get).toList();
  }

  /** Passes progress on, and ends the thread's work where it was asked to end. */
  private void update(String task, long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the study was asked to end");
    }
    shown.update(task, done, total);
  }

  private Analyzer analyzer() throws InterruptedException {
    analyzer.run();
    return result(analyzer);
  }

  private static <T> T result(Future<T> work) throws InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "report");
    thread.setDaemon(true);
    return thread;
  }
}
