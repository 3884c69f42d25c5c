package org.disentangle.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void aTaskThatGoesOnSaysSoAgainAndAgain() {
    CountDownLatch twice = new CountDownLatch(2);
    StringWriter said = new StringWriter();
    PrintWriter err =
        new PrintWriter(said) {
          @Override
          public void println(String line) {
            super.println(line);
            twice.countDown();
          }
        };
    boolean heard =
        Waiting.during(
            "counting", err, () -> await(twice), Duration.ofMillis(1), Duration.ofMillis(1));
    assertTrue(heard, "two lines while it went on");
    assertTrue(said.toString().startsWith("counting: 0 s so far"), said.toString());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(Patience.SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aShortTaskIsSilentAndItsFaultsPass() {
    StringWriter said = new StringWriter();
    PrintWriter err = new PrintWriter(said);
    assertEquals(3, Waiting.during("counting", err, () -> 3, LONG, LONG));
    assertThrows(
        ArithmeticException.class,
        () ->
            Waiting.during(
                "counting", new PrintWriter(Writer.nullWriter()), () -> 1 / zero(), LONG, LONG));
    assertEquals("", said.toString());
  }

  private static int zero() {
    return 0;
  }
}
