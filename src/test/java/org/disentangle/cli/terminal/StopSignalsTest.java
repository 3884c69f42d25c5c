package org.disentangle.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.disentangle.Patience;
import org.disentangle.cli.ChildProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real signals to this very process. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(Patience.SECONDS)
class StopSignalsTest {
  private final BlockingQueue<Integer> calls = new LinkedBlockingQueue<>();

  private static void send(String name) throws Exception {
    ChildProgram.signal(name, ProcessHandle.current().pid());
  }

  @Test
  void theFirstAsksAndASecondEndsAtOnce() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (StopSignals signals = StopSignals.take(() -> calls.add(0), calls::add, nanos::get)) {
      assertFalse(signals.isMade());
      send("TERM");
      assertEquals(0, calls.take());
      assertTrue(signals.isMade());
      assertEquals(143, signals.exitStatus());

      // What comes along with the first is the same request: a study passes on what its trial has
      // heard from the terminal already.
      send("TERM");
      assertEquals(null, calls.poll(300, TimeUnit.MILLISECONDS));

      // TERM again: under nohup or in the background HUP and INT do not arrive.
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      send("TERM");
      assertEquals(143, calls.take());
      assertEquals(143, signals.exitStatus());
    }
  }

  @Test
  void theSignalsAreGivenBack() throws Exception {
    try (StopSignals outer = StopSignals.take(() -> calls.add(1), calls::add)) {
      StopSignals.take(() -> calls.add(2), calls::add).close();
      send("TERM");
      assertEquals(1, calls.take());
      assertEquals(143, outer.exitStatus());
    }
  }
}
