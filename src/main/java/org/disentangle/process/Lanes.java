package org.disentangle.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs processes in parallel lanes, one process at a time in each lane, with one lane for each
 * device. The processes end with this one, however it ends, unless it is killed.
 */
public final class Lanes {
  /** Time for a step and a checkpoint of the largest models on the slowest machines. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final List<String> devices;
  private final Set<ChildProcess> running = new HashSet<>();
  private boolean ending;

  /** Work that runs processes in a lane, one after the other. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    T in(Lane lane) throws InterruptedException;
  }

  /** A lane, in which one process runs at a time. */
  public final class Lane {
    private final String device;

    private Lane(String device) {
      this.device = device;
    }

    /** {@code cpu} or {@code gpu:<i>}, reserved for this lane during the work. */
    public String device() {
      return device;
    }

    /**
     * Runs a process to its end.
     *
     * @param run its name, for the outcome
     * @param log overwritten; receives all output of the process other than progress
     * @param watcher receives each line of progress
     * @throws IOException if it cannot be started, or its log not be written
     * @throws CancellationException if the lanes are ending
     */
    public ProcessOutcome run(
        String run, List<String> line, Path log, Consumer<TrainingProgress> watcher)
        throws IOException, InterruptedException {
      ChildProcess process = start(run, line, log);
      try {
        ProcessOutcome outcome =
            process.await(
                said -> {
                  Optional<TrainingProgress> progress = ProgressLines.parse(said);
                  if (progress.isPresent()) {
                    watcher.accept(progress.get());
                  } else {
                    Files.writeString(log, said + "\n", StandardOpenOption.APPEND);
                  }
                });
        if (isEnding()) {
          throw new CancellationException();
        }
        return outcome;
      } finally {
        forget(process);
      }
    }
  }

  /**
   * @param devices one for each lane; a device may occur several times
   */
  public Lanes(List<String> devices) {
    this.devices = List.copyOf(devices);
  }

  /**
   * Does all works, once, and waits for them.
   *
   * @param rounds each begins when the one before has ended
   * @return the results of the works, in order
   * @throws InterruptedException if this thread is interrupted, or this program is asked to end;
   *     the processes have then ended
   */
  public <T> List<T> run(List<List<Work<T>>> rounds) throws InterruptedException {
    BlockingQueue<String> free = new ArrayBlockingQueue<>(devices.size(), false, devices);
    Thread atExit = new Thread(this::endAll, "end trials");
    Runtime.getRuntime().addShutdownHook(atExit);
    ExecutorService threads = Executors.newFixedThreadPool(devices.size());
    try {
      List<T> results = new ArrayList<>();
      for (List<Work<T>> round : rounds) {
        List<Future<T>> pending =
            round.stream().map(work -> threads.submit(() -> inLane(work, free))).toList();
        for (Future<T> each : pending) {
          results.add(result(each));
        }
      }
      return List.copyOf(results);
    } finally {
      boolean exiting = isEnding();
      endAll();
      threads.shutdownNow();
      if (!exiting) {
        Runtime.getRuntime().removeShutdownHook(atExit);
      }
    }
  }

  private <T> T inLane(Work<T> work, BlockingQueue<String> free) throws InterruptedException {
    String device = free.take();
    try {
      return work.in(new Lane(device));
    } finally {
      free.add(device);
    }
  }

  private synchronized ChildProcess start(String run, List<String> line, Path log)
      throws IOException {
    if (ending) {
      throw new CancellationException();
    }
    ChildProcess process = ChildProcess.start(run, new ProcessBuilder(line), log);
    // A training reads no input: it gets end of file.
    process.closeInput();
    running.add(process);
    return process;
  }

  private synchronized void forget(ChildProcess process) {
    running.remove(process);
  }

  private synchronized boolean isEnding() {
    return ending;
  }

  /** Ends all processes at once, whatever they are doing; the program must end after this call. */
  public synchronized void endByForce() {
    ending = true;
    running.forEach(ChildProcess::endByForce);
  }

  private void endAll() {
    List<ChildProcess> left;
    synchronized (this) {
      ending = true;
      left = List.copyOf(running);
    }
    left.forEach(ChildProcess::askToEnd);
    left.forEach(process -> process.awaitEnd(PATIENCE));
  }

  private static <T> T result(Future<T> pending) throws InterruptedException {
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
