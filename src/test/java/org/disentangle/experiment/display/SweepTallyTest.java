package org.disentangle.experiment.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.disentangle.experiment.SweepFixture;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingProgress;
import org.junit.jupiter.api.Test;

/** What is said of a sweep while it goes on. */
class SweepTallyTest {
  private final AtomicLong clock = new AtomicLong();

  @Test
  void timeLeftCountsTheStepsOfTrialsThatRun() {
    SweepTally tally = new SweepTally(4, clock::get);
    assertEquals(Optional.empty(), tally.left(), "nothing is known yet");
    tally.started("a");
    tally.started("b");
    clock.set(Duration.ofSeconds(30).toNanos());
    tally.ended(outcome("a", 30, Optional.empty()));
    tally.progressed("b", progress(50));
    // b will take 60 s, so a trial 45 s: two more after a, or one of them after b.
    assertEquals(Optional.of(Duration.ofSeconds(75)), tally.left());
    tally.ended(outcome("b", 30, Optional.of(ProcessFailure.of(1, "log", List.of()))));
    assertEquals("1 of 4 trials done, 1 failed, 0 running, 30 s left", tally.sentence());
  }

  @Test
  void aLogTellsOfEachEndAndNowAndThenBetween() {
    List<String> lines = new ArrayList<>();
    try (SweepLog log =
        new SweepLog(
            List.of(SweepFixture.trial("a", "vae", "4", 1)),
            lines::add,
            clock::get,
            Duration.ofSeconds(10))) {
      log.started("a");
      clock.set(Duration.ofSeconds(9).toNanos());
      log.progressed("a", progress(25));
      clock.set(Duration.ofSeconds(10).toNanos());
      log.progressed("a", progress(25));
      log.progressed("a", progress(26));
      log.ended(new ProcessOutcome("a", Duration.ofSeconds(40), Optional.empty()));
    }
    assertEquals(
        List.of(
            "0 of 1 trials done, 1 running, 30 s left",
            "trial a, vae beta_vae.beta=4 seed=1: done after 40 s; 1 of 1 trials done, 0 running, 0 s left"),
        lines);
  }

  private static ProcessOutcome outcome(
      String run, long seconds, Optional<ProcessFailure> failure) {
    return new ProcessOutcome(run, Duration.ofSeconds(seconds), failure);
  }

  private static TrainingProgress progress(long step) {
    return TrainingProgress.newBuilder().setStep(step).setTotalSteps(100).build();
  }
}
