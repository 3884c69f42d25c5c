package org.disentangle.study;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** For terminals: a line for each trial that moves while it runs and stays when it is over. */
public final class TrialBars implements TrialDisplay {
  private static final int REFRESH_MILLIS = 500;

  private final Map<String, Bar> bars = new ConcurrentHashMap<>();

  /** A bar, and when its trial said it would end. */
  private static final class Bar implements AutoCloseable {
    private final ProgressBar line;
    private volatile Optional<Duration> left = Optional.empty();

    Bar(String run) {
      line =
          new ProgressBarBuilder()
              .setTaskName(run)
              .setInitialMax(-1)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setStyle(style())
              .setEtaFunction(state -> left)
              .build();
    }

    void show(TrainingProgress progress) {
      left =
          progress.hasSecondsLeft()
              ? Optional.of(ProgressText.secondsLeft(progress))
              : Optional.empty();
      if (progress.getTotalSteps() > 0) {
        line.maxHint(progress.getTotalSteps());
        line.stepTo(progress.getStep());
      }
      line.setExtraMessage(" " + ProgressText.state(progress));
    }

    void finish(String message) {
      left = Optional.of(Duration.ZERO);
      line.setExtraMessage(" " + message);
      close();
    }

    @Override
    public void close() {
      line.close();
    }

    private static ProgressBarStyle style() {
      return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
          ? ProgressBarStyle.UNICODE_BLOCK
          : ProgressBarStyle.ASCII;
    }
  }

  @Override
  public void started(String run) {
    bars.put(run, new Bar(run));
  }

  @Override
  public void progressed(String run, TrainingProgress progress) {
    Bar bar = bars.get(run);
    // Closed already when the program is being ended.
    if (bar != null) {
      bar.show(progress);
    }
  }

  @Override
  public void ended(TrialOutcome outcome) {
    Bar bar = bars.remove(outcome.run());
    if (bar != null) {
      bar.finish(outcome.succeeded() ? "done" : "failed");
    }
  }

  @Override
  public void close() {
    bars.values().forEach(Bar::close);
    bars.clear();
  }
}
