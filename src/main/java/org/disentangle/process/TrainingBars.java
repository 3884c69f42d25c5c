package org.disentangle.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * The display of trainings on terminals: a live line for each trial, which stays when the trial has
 * ended.
 */
public final class TrainingBars implements TrainingDisplay {
  private static final int REFRESH_MILLIS = 500;

  private final TerminalLines terminal;
  private final Map<String, Bar> bars = new ConcurrentHashMap<>();

  /**
   * @param terminal where the lines are drawn
   */
  public TrainingBars(TerminalLines terminal) {
    this.terminal = terminal;
  }

  /** A bar, and the expected end of its trial. */
  private static final class Bar implements AutoCloseable {
    private final TerminalBar line;
    private volatile Optional<Duration> left = Optional.empty();

    Bar(String run, TerminalLines terminal) {
      line =
          new TerminalBar(
              terminal,
              new ProgressBarBuilder()
                  .setTaskName(run)
                  .setInitialMax(-1)
                  .setUpdateIntervalMillis(REFRESH_MILLIS)
                  .setEtaFunction(state -> left));
    }

    void show(TrainingProgress progress) {
      left =
          progress.hasSecondsLeft()
              ? Optional.of(ProgressText.secondsLeft(progress))
              : Optional.empty();
      if (progress.getTotalSteps() > 0) {
        line.bar().maxHint(progress.getTotalSteps());
        line.bar().stepTo(progress.getStep());
      }
      line.bar().setExtraMessage(" " + ProgressText.state(progress));
    }

    void finish(String message) {
      left = Optional.of(Duration.ZERO);
      line.bar().setExtraMessage(" " + message);
      close();
    }

    @Override
    public void close() {
      line.close();
    }
  }

  @Override
  public void started(String run) {
    bars.put(run, new Bar(run, terminal));
  }

  @Override
  public void progressed(String run, TrainingProgress progress) {
    Bar bar = bars.get(run);
    // Closed already if the program is ending.
    if (bar != null) {
      bar.show(progress);
    }
  }

  @Override
  public void ended(ProcessOutcome outcome) {
    Bar bar = bars.remove(outcome.name());
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
