package org.disentangle.experiment.display;

import java.time.Duration;
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
 * <p>The end of the training is that of {@link TimeLeft}. The time of the analysis cannot be
 * measured beforehand; its estimate is rough, see {@link #secondsOfAnalysis}.
 */
public final class StudyForecast implements TrainingDisplay {
  /**
   * The time of the analysis of a model on two cores without what depends on the number of images:
   * scores and pictures. A whole analysis of 15,000 images took 36.1 s there.
   */
  private static final double SECONDS_OF_SCORES = 29.5;

  /**
   * The additional time for each image on two cores: its encoding and all that depends on the
   * number of images.
   */
  private static final double SECONDS_OF_IMAGE = 4.4e-4;

  private static final double INTERVAL_SECONDS = 120;

  private final TrainingDisplay shown;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;
  private final double secondsOfAnalysis;
  private final TimeLeft training;
  private int models;
  private double saidAt = Double.NEGATIVE_INFINITY;

  /**
   * @param shown shows the trials themselves, and is closed with this
   * @param lines receives each message
   * @param nanoClock nanoseconds from any start
   * @param trials that are to be run
   * @param trained models that exist already, and are analyzed too
   * @param secondsOfAnalysis of each model, see {@link #secondsOfAnalysis(AnalysisConfig, int)}
   */
  public StudyForecast(
      TrainingDisplay shown,
      Consumer<String> lines,
      LongSupplier nanoClock,
      int trials,
      int trained,
      double secondsOfAnalysis) {
    this.shown = shown;
    this.lines = lines;
    this.nanoClock = nanoClock;
    this.training = new TimeLeft(trials, nanoClock);
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
    training.started(run);
  }

  @Override
  public synchronized void progressed(String run, TrainingProgress progress) {
    shown.progressed(run, progress);
    training.progressed(run, progress);
    if (training.isSettled() && now() - saidAt >= INTERVAL_SECONDS) {
      say();
    }
  }

  @Override
  public synchronized void ended(ProcessOutcome outcome) {
    shown.ended(outcome);
    training.ended(outcome);
    models -= outcome.succeeded() ? 0 : 1;
    if (models > 0 && training.isSettled()) {
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

  private void say() {
    saidAt = now();
    double left = training.seconds().orElseThrow();
    double analysis = models * secondsOfAnalysis;
    lines.accept(
        training.isOver()
            ? "trained; done in roughly %s, to analyze %s models".formatted(text(analysis), models)
            : "done in about %s: %s to train, then roughly %s to analyze %s models"
                .formatted(text(left + analysis), text(left), text(analysis), models));
  }

  private static String text(double seconds) {
    return ProgressText.duration(Duration.ofMillis(Math.round(1000 * seconds)));
  }

  private double now() {
    return nanoClock.getAsLong() / 1e9;
  }
}
