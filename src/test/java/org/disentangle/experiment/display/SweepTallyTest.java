package org.disentangle.experiment.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.disentangle.experiment.SweepFixture;
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
    tally.ended("a", true);
    tally.progressed("b", progress(50));
    // One and a half trials in 30 s: two and a half more take 50 s.
    assertEquals(Optional.of(Duration.ofSeconds(50)), tally.left());
    tally.ended("b", false);
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

  private static TrainingProgress progress(long step) {
    return TrainingProgress.newBuilder().setStep(step).setTotalSteps(100).build();
  }
}
