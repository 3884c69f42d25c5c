package org.disentangle.cli.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.process.ProgressText;
import org.disentangle.process.TerminalBar;
import org.disentangle.process.TerminalLines;

/**
 * Shows the progress of long tasks: on a terminal as a bar with the time left, elsewhere as a line
 * at the start, every half minute, and at the end. One task at a time; a new task's name ends the
 * previous task. It must be closed, so that a failed task leaves no bar behind.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
  private static final int REFRESH_MILLIS = 200;

  private final Optional<TerminalLines> terminal;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;

  private String task = "";
  private long startNanos;
  private boolean shown;

  /** Since the task began, when the last line was written. */
  private Duration lastLine = Duration.ZERO;

  private TerminalBar bar;

  /** Shows nothing yet. */
  public ConsoleProgress() {
    this(LogManager.getLogger(ConsoleProgress.class));
  }

  private ConsoleProgress(Logger log) {
    this(InteractiveTerminal.lines(log), log::info, System::nanoTime);
  }

  ConsoleProgress(
      Optional<TerminalLines> terminal, Consumer<String> lines, LongSupplier nanoClock) {
    this.terminal = terminal;
    this.lines = lines;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    if (!name.equals(task)) {
      close();
      task = name;
      startNanos = nanoClock.getAsLong();
    }
    Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - startNanos);
    boolean over = done >= total;
    if (!shown && !over && elapsed.compareTo(MOMENT) >= 0) {
      show(done, total, elapsed);
    } else if (shown
        && !over
        && terminal.isEmpty()
        && elapsed.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
      line(done, total, elapsed);
    }
    if (bar != null) {
      bar.bar().maxHint(total);
      bar.bar().stepTo(done);
    }
    if (over) {
      if (shown && terminal.isEmpty()) {
        lines.accept(task + ": done after " + ProgressText.duration(elapsed));
      }
      close();
    }
  }

  private void show(long done, long total, Duration elapsed) {
    shown = true;
    if (terminal.isPresent()) {
      bar =
          new TerminalBar(
              terminal.get(),
              new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(total)
                  .startsFrom(done, elapsed)
                  .setUpdateIntervalMillis(REFRESH_MILLIS));
    } else {
      line(done, total, elapsed);
    }
  }

  private void line(long done, long total, Duration elapsed) {
    lines.accept(task + ": " + 100 * done / total + "% after " + ProgressText.duration(elapsed));
    lastLine = elapsed;
  }

  /** Ends the task that is shown, if any. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    task = "";
    shown = false;
  }
}
