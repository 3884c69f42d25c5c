package org.disentangle.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Remembers what it was told. */
public final class RecordingDisplay implements TrainingDisplay {
  /** {@code +run} where one started, {@code -run} where one ended. */
  public final List<String> events = new ArrayList<>();

  public final List<String> ended = new ArrayList<>();
  public final BlockingQueue<TrainingProgress> progress = new LinkedBlockingQueue<>();
  private final Set<String> running = new HashSet<>();
  public int mostAtOnce;

  @Override
  public synchronized void started(String run) {
    events.add("+" + run);
    running.add(run);
    mostAtOnce = Math.max(mostAtOnce, running.size());
  }

  @Override
  public void progressed(String run, TrainingProgress each) {
    progress.add(each);
  }

  @Override
  public synchronized void ended(ProcessOutcome outcome) {
    events.add("-" + outcome.name());
    running.remove(outcome.name());
    ended.add(outcome.name());
  }
}
