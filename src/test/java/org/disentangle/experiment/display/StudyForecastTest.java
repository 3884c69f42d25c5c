package org.disentangle.experiment.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.RecordingDisplay;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;
import org.junit.jupiter.api.Test;

/** Three trials on two cores, and what is said of the end of their study. */
class StudyForecastTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> lines = new ArrayList<>();

  @Test
  void theEndIsToldAfterTheStartAndRefined() {
    RecordingDisplay shown = new RecordingDisplay();
    try (StudyForecast forecast = new StudyForecast(shown, lines::add, nanos::get, 3, 0, 50)) {
      forecast.started("a");
      forecast.started("b");
      progress(forecast, "a", 5, 95);
      progress(forecast, "b", 5, 95);
      assertEquals(List.of(), lines, "too early to know");
      progress(forecast, "a", 10, 90);
      // 90 s of a and b, 100 s of c, and three models.
      assertSaid(
          "done in about 5 min 40 s: 3 min 10 s to train, then roughly 2 min 30 s to analyze");
      progress(forecast, "a", 60, 100);
      assertEquals(1, lines.size(), "not every time");
      progress(forecast, "b", 130, 50);
      // By now a trial takes 170 s.
      assertSaid(
          "done in about 5 min 50 s: 3 min 20 s to train, then roughly 2 min 30 s to analyze");
      end(forecast, "b", 160, 0);
      assertSaid(
          "done in about 5 min 10 s: 2 min 40 s to train, then roughly 2 min 30 s to analyze");
      forecast.started("c");
      end(forecast, "a", 170, 0);
      end(forecast, "c", 300, 1);
      assertSaid("trained; done in roughly 1 min 40 s, to analyze 2 models");
    }
    assertEquals(3, shown.ended.size());
    assertEquals(5, shown.progress.size());
  }

  /** As a study of three begins on two cores: each of two side by side takes twice as long. */
  @Test
  void aTrialThatHasTheMachineForItselfSaysHowLongTheOthersTake() {
    try (StudyForecast forecast =
        new StudyForecast(TrainingDisplay.NONE, lines::add, nanos::get, 3, 0, 50)) {
      forecast.started("a");
      progress(forecast, "a", 10, 70);
      assertSaid("done in about 6 min 20 s: 3 min 50 s to train, then roughly 2 min 30 s");
      end(forecast, "a", 80, 0);
      assertSaid("done in about 5 min 10 s: 2 min 40 s to train, then roughly 2 min 30 s");
      forecast.started("b");
      forecast.started("c");
      progress(forecast, "b", 81, 160);
      progress(forecast, "c", 140, 100);
      forecast.analyzed();
      progress(forecast, "b", 200, 40);
      assertSaid("done in about 2 min 20 s: 40 s to train, then roughly 1 min 40 s to analyze 2");
    }
  }

  @Test
  void modelsThatAreThereAlreadyAreAnalyzedToo() {
    try (StudyForecast forecast =
        new StudyForecast(TrainingDisplay.NONE, lines::add, nanos::get, 1, 2, 50)) {
      forecast.started("c");
      progress(forecast, "c", 20, 40);
      assertSaid("done in about 3 min 10 s: 40 s to train, then roughly 2 min 30 s to analyze 3");
    }
  }

  /**
   * The quick study took 350 s on two cores: about 75 s for each of three models, which have both
   * cores together, 36.1 s for the analysis of each, and the rest for its start and the pages.
   */
  @Test
  void theQuickStudyTakesAsLongAsWasMeasured() {
    double analysis =
        StudyForecast.secondsOfAnalysis(
            AnalysisConfig.newBuilder().setSamples(10_000).setTestSamples(5_000).build(), 737_280);
    try (StudyForecast forecast =
        new StudyForecast(TrainingDisplay.NONE, lines::add, nanos::get, 3, 0, analysis)) {
      forecast.started("quick-beta-1");
      progress(forecast, "quick-beta-1", 15, 60);
      // 60 s and two times 75 s, three times 36 s: with the 15 s before, 333 of the 350 s.
      assertSaid(
          "done in about 5 min 18 s: 3 min 30 s to train, then roughly 1 min 48 s to analyze 3");
    }
  }

  /**
   * For a sample the time that was measured, to a second; for every image of dSprites the time that
   * was measured for encoding and for what else depends on their number, 324 s, more.
   */
  @Test
  void anAnalysisOfMoreImagesTakesLonger() {
    AnalysisConfig sampled =
        AnalysisConfig.newBuilder().setSamples(10_000).setTestSamples(5_000).build();
    AnalysisConfig whole = sampled.toBuilder().setEveryImage(true).build();
    assertEquals(36.1, StudyForecast.secondsOfAnalysis(sampled, 737_280), 0.1);
    assertEquals(29.5 + 324, StudyForecast.secondsOfAnalysis(whole, 737_280), 3);
    assertEquals(30, StudyForecast.secondsOfAnalysis(sampled, 768), 1);
  }

  private void assertSaid(String start) {
    String last = lines.get(lines.size() - 1);
    assertEquals(start, last.substring(0, Math.min(start.length(), last.length())));
  }

  private void progress(TrainingDisplay display, String run, int now, int left) {
    nanos.set(TimeUnit.SECONDS.toNanos(now));
    display.progressed(run, TrainingProgress.newBuilder().setRun(run).setSecondsLeft(left).build());
  }

  private void end(TrainingDisplay display, String run, int now, int status) {
    nanos.set(TimeUnit.SECONDS.toNanos(now));
    display.ended(
        new ProcessOutcome(
            run,
            Duration.ofSeconds(now),
            status == 0
                ? Optional.empty()
                : Optional.of(ProcessFailure.of(status, "log", List.of()))));
  }
}
