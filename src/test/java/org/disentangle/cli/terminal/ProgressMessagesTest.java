package org.disentangle.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.disentangle.process.ProgressLines;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingLog;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.StepReport;
import org.junit.jupiter.api.Test;

/** What is told of a training while an epoch lasts. */
class ProgressMessagesTest {
  private static final int STEPS = 1000;
  private static final int BATCH = 64;

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void anEpochOfMinutesHasALineEveryHalfMinute() {
    List<String> lines = new ArrayList<>();
    try (TrainingDisplay log = new TrainingLog(lines::add, nanos::get, Duration.ofSeconds(30))) {
      train(new ProgressMessages("run", log), 400);
    }
    assertEquals(
        List.of(
            "run: started",
            "run: step 31 of 1000 (3%), loss 62.0, kl 7.0, 64 images/s, 16 min 9 s left",
            "run: step 61 of 1000 (6%), loss 122.0, kl 7.0, 64 images/s, 15 min 39 s left"),
        lines.subList(0, 3));
    assertEquals(1 + 399 / 30, lines.size(), () -> String.join("\n", lines));
  }

  @Test
  void messagesAreMeansOfTheStepsSinceTheLast() {
    StringWriter out = new StringWriter();
    ProgressMessages messages =
        new ProgressMessages("run", new JsonLines("run", new PrintWriter(out, true)));
    for (int step = 1; step <= 10; step++) {
      messages.stepEnded(report(step, TimeUnit.MILLISECONDS.toNanos(100L * step)));
    }
    messages.epochEnded(new EpochReport(1, 10, Map.of("loss", 1.0), Map.of()));
    messages.epochEnded(new EpochReport(1, 10, Map.of("loss", 1.0), Map.of("loss", 3.0)));
    assertEquals(
        List.of(
            "data 0 of 0",
            "training 5 of 1000 6.0",
            "training 10 of 1000 16.0",
            "validation 10 of 1000 3.0"),
        told(out).toList());
  }

  private static Stream<String> told(StringWriter out) {
    return out.toString()
        .lines()
        .map(line -> ProgressLines.parse(line).orElseThrow())
        .map(
            told ->
                told.getPhase()
                    + " "
                    + told.getStep()
                    + " of "
                    + told.getTotalSteps()
                    + (told.containsTerms("loss") ? " " + told.getTermsOrThrow("loss") : ""));
  }

  /** A step a second. */
  private void train(ProgressMessages messages, int seconds) {
    for (int step = 1; step <= seconds; step++) {
      nanos.set(TimeUnit.SECONDS.toNanos(step));
      messages.stepEnded(report(step, nanos.get()));
    }
  }

  private static StepReport report(int step, long elapsedNanos) {
    return new StepReport(
        step,
        STEPS,
        1,
        (long) step * BATCH,
        elapsedNanos,
        1e-3,
        List.of("loss", "kl"),
        new float[] {2 * step, 7});
  }
}
