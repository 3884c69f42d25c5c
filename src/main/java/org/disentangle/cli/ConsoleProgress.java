package org.disentangle.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.logging.log4j.LogManager;
import org.disentangle.Progress;
import org.disentangle.study.ProgressText;

/**
 * Shows tasks that take more than a moment: as a bar with the time left on a terminal, as a line at
 * either end elsewhere. One task at a time; another task's name ends the one before. Whoever makes
 * one closes it, so that a task that failed leaves no bar behind.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final int REFRESH_MILLIS = 200;

  private final boolean interactive;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;

  private String task = "";
  private long startNanos;
  private boolean shown;
  private ProgressBar bar;

  /** Shows nothing yet. */
  public ConsoleProgress() {
    this(
        InteractiveTerminal.isAttached(),
        LogManager.getLogger(ConsoleProgress.class)::info,
        System::nanoTime);
  }

  ConsoleProgress(boolean interactive, Consumer<String> lines, LongSupplier nanoClock) {
    this.interactive = interactive;
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
    }
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
    }
    if (over) {
      if (shown && !interactive) {
        lines.accept(task + ": done after " + ProgressText.duration(elapsed));
      }
      close();
    }
  }

  private void show(long done, long total, Duration elapsed) {
    shown = true;
    if (interactive) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .startsFrom(done, elapsed)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setStyle(
                  Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                      ? ProgressBarStyle.UNICODE_BLOCK
                      : ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    } else {
      lines.accept(task + ": " + 100 * done / total + "% after " + ProgressText.duration(elapsed));
    }
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
