package org.disentangle.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.disentangle.Patience;
import org.disentangle.UserErrorException;

/**
 * Gives mutants to a reader of this process and counts what becomes of them: each must be refused
 * by one sentence that names the file, or be read rightly, soon and without much memory.
 *
 * @param format for the figures
 * @param file the mutants are written there
 */
public record Battery(String format, Path file) {

  /** What a reader may allocate for one mutant of some hundred kilobytes, garbage included. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int SHOWN = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads a mutant; throws an {@link AssertionError} if what is read is wrong. */
  @FunctionalInterface
  public interface Reading {
    /**
     * Reads the file of the battery.
     *
     * @param mutant what was written into it
     * @throws Exception if it cannot be read; only a {@link UserErrorException} is no fault
     */
    void of(byte[] mutant) throws Exception;
  }

  /** What became of one mutant: empty where all is well. */
  private record Verdict(boolean read, String fault, long bytes) {}

  /**
   * Tries mutants; fails if one of them finds a fault.
   *
   * @param mutants how many
   * @return how many were refused
   */
  public int run(int mutants, Mutator mutator, Reading reading) throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor(Battery::daemon);
    List<String> faults = new ArrayList<>();
    int read = 0;
    long most = 0;
    long slowest = 0;
    try {
      for (int i = 0; i < mutants; i++) {
        byte[] mutant = mutator.next();
        Files.write(file, mutant);
        long began = System.nanoTime();
        Verdict verdict = verdict(reader.submit(() -> tried(mutant, reading)));
        slowest = Math.max(slowest, System.nanoTime() - began);
        most = Math.max(most, verdict.bytes());
        read += verdict.read() ? 1 : 0;
        if (!verdict.fault().isEmpty()) {
          faults.add("mutant " + i + ": " + verdict.fault());
        }
      }
    } finally {
      reader.shutdownNow();
    }
    int refused = mutants - read - faults.size();
    System.out.printf(
        "%s: %d mutants, %d refused, %d read, %d faults; slowest %d ms, most allocated %d MiB%n",
        format,
        mutants,
        refused,
        read,
        faults.size(),
        TimeUnit.NANOSECONDS.toMillis(slowest),
        most >> 20);
    assertEquals(
        List.of(), faults.subList(0, Math.min(SHOWN, faults.size())), faults.size() + " faults");
    return refused;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "mutants");
    thread.setDaemon(true);
    return thread;
  }

  private static Verdict verdict(Future<Verdict> reading)
      throws InterruptedException, ExecutionException {
    try {
      return reading.get(Patience.SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("a mutant hangs its reader", e);
    }
  }

  private Verdict tried(byte[] mutant, Reading reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    String fault = "";
    boolean read = false;
    try {
      reading.of(mutant);
      read = true;
    } catch (UserErrorException e) {
      fault = sentenceFault(e.getMessage());
    } catch (Throwable e) {
      fault = trace(e);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    return fault.isEmpty() && bytes > MOST_BYTES
        ? new Verdict(false, "allocates " + bytes + " bytes", bytes)
        : new Verdict(read, fault, bytes);
  }

  private String sentenceFault(String sentence) {
    if (!sentence.contains(file.getFileName().toString())) {
      return "the file is not named: " + sentence;
    }
    return sentence.chars().anyMatch(Character::isISOControl)
        ? "more than a line: " + sentence
        : "";
  }

  private static String trace(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (Throwable each = failure; each != null; each = each.getCause()) {
      StackTraceElement[] stack = each.getStackTrace();
      for (int i = 0; i < Math.min(SHOWN, stack.length); i++) {
        text.append("\n    ").append(stack[i]);
      }
    }
    return text.toString();
  }
}
