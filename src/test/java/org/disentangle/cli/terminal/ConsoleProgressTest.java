package org.disentangle.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Where nobody watches. */
class ConsoleProgressTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aShortTaskIsNotWorthALine() {
    try (ConsoleProgress progress = progress()) {
      progress.update("rendering", 0, 100);
      pass(Duration.ofMillis(900));
      progress.update("rendering", 50, 100);
      progress.update("rendering", 100, 100);
    }
    assertEquals(List.of(), lines);
  }

  @Test
  void aLongTaskHasALineAtEitherEnd() {
    try (ConsoleProgress progress = progress()) {
      progress.update("rendering", 0, 100);
      pass(Duration.ofSeconds(2));
      progress.update("rendering", 25, 100);
      pass(Duration.ofSeconds(2));
      progress.update("rendering", 50, 100);
      pass(Duration.ofSeconds(8));
      progress.update("rendering", 100, 100);
    }
    assertEquals(List.of("rendering: 25% after 2 s", "rendering: done after 12 s"), lines);
  }

  @Test
  void aVeryLongTaskHasALineEveryHalfMinute() {
    try (ConsoleProgress progress = progress()) {
      progress.update("reading", 0, 100);
      for (int done = 1; done <= 100; done++) {
        pass(Duration.ofSeconds(1));
        progress.update("reading", done, 100);
      }
    }
    assertEquals(
        List.of(
            "reading: 1% after 1 s",
            "reading: 31% after 31 s",
            "reading: 61% after 1 min 1 s",
            "reading: 91% after 1 min 31 s",
            "reading: done after 1 min 40 s"),
        lines);
  }

  @Test
  void anotherTaskBeginsAnew() {
    try (ConsoleProgress progress = progress()) {
      progress.update("rendering", 0, 100);
      pass(Duration.ofSeconds(2));
      progress.update("encoding", 0, 10);
      pass(Duration.ofMillis(10));
      progress.update("encoding", 10, 10);
    }
    assertEquals(List.of(), lines);
  }

  private ConsoleProgress progress() {
    return new ConsoleProgress(Optional.empty(), lines::add, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
