package org.disentangle.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tensorflow.TensorFlow;

/**
 * TensorFlow's native libraries, which a process loads once. That takes about as long as setting up
 * the log and reading a configuration, and can be done beside it.
 */
public final class TensorFlowLibraries {
  private static CompletableFuture<Void> loading;

  private TensorFlowLibraries() {}

  /**
   * Begins to load them, unless that has begun. A failure is met by {@link TensorFlowHost#start}.
   *
   * @param device that will compute, as {@link DeviceChoice#parse} reads it
   * @param verbose whether TensorFlow is to say what it does
   * @throws org.disentangle.UserErrorException if there is no device of such a name
   */
  public static void begin(String device, boolean verbose) {
    // Whoever needs them waits for it.
    CompletableFuture<Void> unused = begun(DeviceChoice.parse(device), verbose);
  }

  private static synchronized CompletableFuture<Void> begun(DeviceChoice device, boolean verbose) {
    if (loading == null) {
      loading =
          CompletableFuture.runAsync(
              () -> {
                TensorFlowSettings.apply(device, verbose);
                CudaLibraries.load();
                TensorFlow.version();
              },
              TensorFlowLibraries::start);
    }
    return loading;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loading TensorFlow");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Loads them, or waits until they are loaded, and applies the process-wide settings.
   *
   * @throws LinkageError if they cannot be unpacked or loaded
   */
  static void load(DeviceChoice device, boolean verbose) {
    try {
      begun(device, verbose).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LinkageError error) {
        throw error;
      }
      throw e;
    }
    // Another device than at the first time may be asked for.
    TensorFlowSettings.apply(device, verbose);
  }
}
