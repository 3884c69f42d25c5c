package org.disentangle.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.disentangle.AtomicWrite;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;

/**
 * Runs trials, each as a process, as many side by side as there are slots. Their processes end with
 * this one, however it ends, unless it is killed.
 */
public final class TrialPool {
  /** For a step and a checkpoint of the largest models on the slowest machines. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The exit status given to a process that there never was. */
  private static final int NOT_RUN = 1;

  private final TrainingCommand command;
  private final Slots slots;
  private final Path logFolder;
  private final TrialDisplay display;
  private final BlockingQueue<String> freeDevices;
  private final Set<TrialProcess> running = new HashSet<>();
  private boolean ending;

  /**
   * @param logFolder holds each trial's configuration and log, named after the run
   * @param display told of everything; whoever made it closes it
   */
  public TrialPool(TrainingCommand command, Slots slots, Path logFolder, TrialDisplay display) {
    this.command = command;
    this.slots = slots;
    this.logFolder = logFolder;
    this.display = display;
    this.freeDevices = new ArrayBlockingQueue<>(slots.devices().size(), false, slots.devices());
  }

  /**
   * Runs trials once and waits for them; one that fails does not keep the others from going on.
   *
   * @param runs all trials of the study: a trial's share of the cores depends on its place there
   * @param wanted which of them are to be run
   * @return their outcomes, in the same order
   * @throws org.disentangle.UserErrorException if the folder of logs cannot be written
   * @throws InterruptedException if this thread is interrupted, or this program is asked to end;
   *     the processes are then over
   */
  public List<TrialOutcome> run(List<RunConfig> runs, Predicate<RunConfig> wanted)
      throws InterruptedException {
    for (RunConfig run : runs) {
      if (wanted.test(run)) {
        String text = Configurations.print(run);
        AtomicWrite.file(configuration(run), file -> Files.writeString(file, text));
      }
    }
    Thread atExit = new Thread(this::endAll, "end trials");
    Runtime.getRuntime().addShutdownHook(atExit);
    ExecutorService threads = Executors.newFixedThreadPool(slots.devices().size());
    try {
      List<Future<TrialOutcome>> pending = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        RunConfig run = runs.get(i);
        if (wanted.test(run)) {
          int cores = slots.threads(i, runs.size());
          pending.add(threads.submit(() -> runTrial(run, cores)));
        }
      }
      List<TrialOutcome> outcomes = new ArrayList<>();
      for (Future<TrialOutcome> each : pending) {
        outcomes.add(outcome(each));
      }
      return List.copyOf(outcomes);
    } finally {
      boolean exiting = isEnding();
      endAll();
      threads.shutdownNow();
      if (!exiting) {
        Runtime.getRuntime().removeShutdownHook(atExit);
      }
    }
  }

  private TrialOutcome runTrial(RunConfig run, int threads) throws InterruptedException {
    String device = freeDevices.take();
    try {
      TrialOutcome outcome = awaitProcess(run, device, threads);
      display.ended(outcome);
      return outcome;
    } finally {
      freeDevices.add(device);
    }
  }

  private TrialOutcome awaitProcess(RunConfig run, String device, int threads)
      throws InterruptedException {
    String name = run.getName();
    TrialProcess process = null;
    try {
      process = start(run, device, threads);
      display.started(name);
      TrialOutcome outcome = process.await(progress -> display.progressed(name, progress));
      if (isEnding()) {
        throw new CancellationException();
      }
      return outcome;
    } catch (IOException e) {
      // One trial more than the machine bears is no reason to lose the others.
      List<String> reason = List.of("its process could not be run: " + e.getMessage());
      return new TrialOutcome(name, NOT_RUN, Duration.ZERO, log(run), reason);
    } finally {
      forget(process);
    }
  }

  private synchronized TrialProcess start(RunConfig run, String device, int threads)
      throws IOException {
    if (ending) {
      throw new CancellationException();
    }
    List<String> line = command.line(configuration(run), device, threads);
    TrialProcess process = TrialProcess.start(run.getName(), line, log(run));
    running.add(process);
    return process;
  }

  private synchronized void forget(TrialProcess process) {
    running.remove(process);
  }

  private synchronized boolean isEnding() {
    return ending;
  }

  /** Ends all processes at once, whatever they are about; to be followed by this program's end. */
  public synchronized void endByForce() {
    ending = true;
    running.forEach(TrialProcess::endByForce);
  }

  private void endAll() {
    List<TrialProcess> left;
    synchronized (this) {
      ending = true;
      left = List.copyOf(running);
    }
    left.forEach(TrialProcess::askToEnd);
    left.forEach(process -> process.end(PATIENCE));
  }

  private Path log(RunConfig run) {
    return logFolder.resolve(run.getName() + ".log");
  }

  private Path configuration(RunConfig run) {
    return logFolder.resolve(run.getName() + ".textproto");
  }

  private static TrialOutcome outcome(Future<TrialOutcome> pending) throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException) {
        throw new InterruptedException("the trials were ended");
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("a trial could not be watched", e.getCause());
    }
  }
}
