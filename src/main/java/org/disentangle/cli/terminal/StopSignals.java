package org.disentangle.cli.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.training.listener.StopRequest;

/**
 * Handles the signals that ask the program to end, until it is closed: the first one becomes a
 * request, a second one ends the program at once.
 *
 * <p>Signals within a second of the first one are the same request: a trial receives Ctrl-C on a
 * terminal twice, from the terminal and from its study.
 *
 * <p>Java's public means against signals, the shutdown hook, cannot tell a second one. The class
 * that can, {@code sun.misc.Signal}, is supported as it has no replacement (JEP 260), but compilers
 * warn of its name; hence the reflection.
 */
public final class StopSignals implements StopRequest, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(StopSignals.class);

  /** The number that a shell adds to the signal that ended a program, to form the exit status. */
  private static final int SIGNALLED = 128;

  /** The exit status of a program that Ctrl-C has ended. */
  public static final int INTERRUPTED = 130;

  private static final long SAME_REQUEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Runnable first;
  private final IntConsumer second;
  private final LongSupplier nanoClock;
  private final Map<String, Object> earlierHandlers = new LinkedHashMap<>();
  private int exitStatus;
  private long firstNanos;

  private StopSignals(Runnable first, IntConsumer second, LongSupplier nanoClock) {
    this.first = first;
    this.second = second;
    this.nanoClock = nanoClock;
  }

  /**
   * Begins to handle SIGINT, SIGTERM and SIGHUP, as far as the system has them and does not ignore
   * them for this process.
   *
   * @param first called once, on a thread of its own, when the program is asked to end
   * @param second called with the exit status when it is asked again
   */
  public static StopSignals take(Runnable first, IntConsumer second) {
    return take(first, second, System::nanoTime);
  }

  /** The same, with a given clock of nanoseconds. */
  public static StopSignals take(Runnable first, IntConsumer second, LongSupplier nanoClock) {
    StopSignals signals = new StopSignals(first, second, nanoClock);
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      try {
        signals.earlierHandlers.put(name, handle(name, signals.handler()));
      } catch (InvocationTargetException e) {
        LOG.debug("SIG{} is left to Java: {}", name, String.valueOf(e.getCause()));
      } catch (ReflectiveOperationException e) {
        LOG.debug("this Java has no signals to take", e);
      }
    }
    return signals;
  }

  @Override
  public boolean isMade() {
    return exitStatus() != 0;
  }

  /** The exit status: 128 and the number of the first signal; 0 before any signal. */
  public synchronized int exitStatus() {
    return exitStatus;
  }

  /** The same, or another status before there was a signal. */
  public int exitStatusOr(int other) {
    return isMade() ? exitStatus() : other;
  }

  private void received(int number) {
    int status;
    synchronized (this) {
      boolean isFirst = exitStatus == 0;
      if (!isFirst && nanoClock.getAsLong() - firstNanos < SAME_REQUEST_NANOS) {
        return;
      }
      if (isFirst) {
        exitStatus = SIGNALLED + number;
        firstNanos = nanoClock.getAsLong();
      }
      status = isFirst ? 0 : SIGNALLED + number;
    }
    if (status == 0) {
      first.run();
    } else {
      second.accept(status);
    }
  }

  private Object handler() throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    Method number = Class.forName("sun.misc.Signal").getMethod("getNumber");
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            received((int) number.invoke(arguments[0]));
          }
          return null;
        });
  }

  /** Sets the handler of a signal and returns the one before. */
  private static Object handle(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    return signal
        .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
  }

  /** Restores the previous signal handlers. */
  @Override
  public void close() {
    earlierHandlers.forEach(
        (name, earlier) -> {
          try {
            handle(name, earlier);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIG" + name + " cannot be given back", e);
          }
        });
    earlierHandlers.clear();
  }
}
