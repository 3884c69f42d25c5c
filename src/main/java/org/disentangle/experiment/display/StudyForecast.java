package org.disentangle.experiment.display;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.ProgressText;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;

/**
 * Forecasts the end of a study, and passes all events on to the display of its trials. It reports
 * the forecast soon after the first trials have reported their speed, when a trial ends, and every
 * few minutes in between, each time from the measurements so far.
 *
 * <p>Trials that have not begun are assumed to be as long as those that have. The time of the
 * analysis cannot be measured beforehand; its estimate is rough, see {@link #secondsOfAnalysis}.
 */
public final class StudyForecast implements TrainingDisplay {
  /** The time of the analysis of a model on two cores without encoding: scores and pictures. */
  private static final double SECONDS_OF_SCORES = 45;

  /**
   * The additional time for each image on two cores: its encoding and all that depends on the
   * number of images.
   */
  private static final double SECONDS_OF_IMAGE = 4.4e-4;

  /** How long a trial trains before its measured speed is used. */
  private static final double SETTLED_SECONDS = 10;

  private static final double INTERVAL_SECONDS = 120;

  private final TrainingDisplay shown;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;
  private final int sideBySide;
  private final double secondsOfAnalysis;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private int pending;
  private int models;
  private double secondsOfEnded;
  private int ended;
  private double saidAt = Double.NEGATIVE_INFINITY;

  /** A trial that has begun: its start and its expected end, in seconds of the clock. */
  private record Running(double began, OptionalDouble end) {}

  /**
   * @param shown shows the trials themselves, and is closed with this
   * @param lines receives each message
   * @param nanoClock nanoseconds from any start
   * @param sideBySide how many trials run at once
   * @param trials that are to be run
   * @param trained models that exist already, and are analyzed too
   * @param secondsOfAnalysis of each model, see {@link #secondsOfAnalysis(AnalysisConfig, int)}
   */
  public StudyForecast(
      TrainingDisplay shown,
      Consumer<String> lines,
      LongSupplier nanoClock,
      int sideBySide,
      int trials,
      int trained,
      double secondsOfAnalysis) {
    this.shown = shown;
    this.lines = lines;
    this.nanoClock = nanoClock;
    this.sideBySide = sideBySide;
    this.pending = trials;
    this.models = trials + trained;
    this.secondsOfAnalysis = secondsOfAnalysis;
  }

  /**
   * A rough estimate of the time of the analysis of a model: from measurements for 15,000 images
   * and for 737,280, with ten latents and the defaults of all other settings, on two cores.
   *
   * @param images that there are
   */
  public static double secondsOfAnalysis(AnalysisConfig analysis, int images) {
    int asked = analysis.getSamples() + analysis.getTestSamples();
    int encoded = analysis.getEveryImage() ? images : Math.min(images, asked);
    return SECONDS_OF_SCORES + SECONDS_OF_IMAGE * encoded;
  }

  @Override
  public synchronized void started(String run) {
    shown.started(run);
    pending--;
    running.put(run, new Running(now(), OptionalDouble.empty()));
  }

  @Override
  public synchronized void progressed(String run, TrainingProgress progress) {
    shown.progressed(run, progress);
    Running trial = running.get(run);
    if (trial != null && progress.hasSecondsLeft()) {
      double end = now() + progress.getSecondsLeft();
      running.put(run, new Running(trial.began(), OptionalDouble.of(end)));
      if (isSettled() && now() - saidAt >= INTERVAL_SECONDS) {
        say();
      }
    }
  }

  @Override
  public synchronized void ended(ProcessOutcome outcome) {
    shown.ended(outcome);
    running.remove(outcome.name());
    if (outcome.succeeded()) {
      secondsOfEnded += outcome.seconds();
      ended++;
    } else {
      models--;
    }
    if (models > 0 && (ended > 0 || isSettled())) {
      say();
    }
  }

  /** A model has been analyzed while others are trained. */
  public synchronized void analyzed() {
    models--;
  }

  @Override
  public void close() {
    shown.close();
  }

  private boolean isSettled() {
    return !running.isEmpty()
        && running.values().stream()
            .allMatch(each -> each.end().isPresent() && now() - each.began() >= SETTLED_SECONDS);
  }

  private void say() {
    saidAt = now();
    double training = secondsOfTraining();
    double analysis = models * secondsOfAnalysis;
    lines.accept(
        running.isEmpty() && pending == 0
            ? "trained; done in roughly %s, to analyze %s models".formatted(text(analysis), models)
            : "done in about %s: %s to train, then roughly %s to analyze %s models"
                .formatted(text(training + analysis), text(training), text(analysis), models));
  }

  /**
   * The time until the last trial ends, if each pending trial starts as soon as a device is free.
   */
  private double secondsOfTraining() {
    double each = secondsOfTrial();
    PriorityQueue<Double> free = new PriorityQueue<>();
    running.values().forEach(trial -> free.add(left(trial, each)));
    while (free.size() < sideBySide) {
      free.add(0.0);
    }
    for (int i = 0; i < pending; i++) {
      free.add(free.remove() + each);
    }
    return free.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private double left(Running trial, double each) {
    return Math.max(0, trial.end().orElse(trial.began() + each) - now());
  }

  /** The mean time of the trials that have ended and of those with an expected end. */
  private double secondsOfTrial() {
    double sum = secondsOfEnded;
    int count = ended;
    for (Running trial : running.values()) {
      if (trial.end().isPresent()) {
        sum += trial.end().getAsDouble() - trial.began();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static String text(double seconds) {
    return ProgressText.duration(Duration.ofMillis(Math.round(1000 * seconds)));
  }

  private double now() {
    return nanoClock.getAsLong() / 1e9;
  }
}
