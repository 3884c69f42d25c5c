package org.disentangle.runtime;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The process-wide settings of TensorFlow and JavaCPP. They must be applied before the first class
 * of TensorFlow is loaded; settings of the user in the environment or on the command line take
 * precedence.
 */
public final class TensorFlowSettings {
  private static final String ONE_DNN = "TF_ENABLE_ONEDNN_OPTS";
  private static final String GPU_MEMORY_GROWTH = "TF_FORCE_GPU_ALLOW_GROWTH";
  private static final String LOG_LEVEL = "TF_CPP_MIN_LOG_LEVEL";
  private static final String FAIL_FAST = "GRPC_FAIL_FAST";
  private static final String VISIBLE_GPUS = "CUDA_VISIBLE_DEVICES";

  /** JavaCPP's limits on native memory: unlimited, see {@link #apply}. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "org.bytedeco.javacpp.maxphysicalbytes", "0",
          "org.bytedeco.javacpp.maxbytes", "0");

  /**
   * Which variant of a library JavaCPP looks for, such as {@code -gpu}; unset for all there are.
   */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private TensorFlowSettings() {}

  /** The part of the C library that Java lacks. */
  private interface CLibrary extends Library {
    int setenv(String name, String value, int overwrite);

    String getenv(String name);
  }

  /**
   * Applies the settings; a second call changes nothing.
   *
   * <ul>
   *   <li>The requested GPU is the only one visible to this process, so that processes on the other
   *       GPUs are not disturbed; for the CPU no GPU is visible.
   *   <li>oneDNN on: TensorFlow turns its fast convolutions on by itself on some processors only.
   *   <li>GPU memory grows as it is needed instead of being reserved as a whole.
   *   <li>A request to a process that is gone fails at once instead of waiting for its return; this
   *       matters if several train one model.
   *   <li>TensorFlow's own log from errors upwards, or everything with {@code verbose}.
   *   <li>No JavaCPP limit on physical memory: its default ends the process at four times the heap,
   *       which native training exceeds, and reading the process' size costs half of a run's
   *       overhead.
   *   <li>No search for a GPU's libraries where TensorFlow's own is not one for GPUs: JavaCPP would
   *       look for CUDA 11 in every archive, which takes longer than loading TensorFlow.
   * </ul>
   */
  public static void apply(DeviceChoice device, boolean verbose) {
    properties(GpuDiagnosis.isGpuBuild())
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
    if (Platform.isWindows()) {
      // Its C library has no setenv; the switches are left as they are.
      return;
    }
    CLibrary libc = Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);
    setUnlessGiven(libc, ONE_DNN, "1");
    setUnlessGiven(libc, GPU_MEMORY_GROWTH, "true");
    setUnlessGiven(libc, FAIL_FAST, "true");
    setUnlessGiven(libc, LOG_LEVEL, verbose ? "0" : "2");
    visibleGpus(device, System.getenv(VISIBLE_GPUS))
        .ifPresent(gpus -> set(libc, VISIBLE_GPUS, gpus));
  }

  /** The properties of JavaCPP that are set where the user has not. */
  static Map<String, String> properties(boolean isGpuBuild) {
    Map<String, String> properties = new TreeMap<>(PROPERTIES);
    if (!isGpuBuild) {
      properties.put(EXTENSION, "");
    }
    return properties;
  }

  /**
   * The GPUs this process may see.
   *
   * @param given the existing value in the environment: a GPU's index then counts within that list
   * @return empty to leave the environment unchanged
   */
  static Optional<String> visibleGpus(DeviceChoice device, String given) {
    if (device instanceof DeviceChoice.Cpu) {
      return Optional.of("-1");
    }
    if (device instanceof DeviceChoice.Gpu gpu) {
      List<String> all = given == null ? List.of() : List.of(given.split(",", -1));
      return Optional.of(
          gpu.index() < all.size() ? all.get(gpu.index()) : Integer.toString(gpu.index()));
    }
    return Optional.empty();
  }

  private static void setUnlessGiven(CLibrary libc, String name, String value) {
    if (System.getenv(name) == null) {
      set(libc, name, value);
    }
  }

  private static void set(CLibrary libc, String name, String value) {
    if (libc.setenv(name, value, 1) != 0) {
      throw new IllegalStateException("the C library could not set " + name + "=" + value);
    }
  }

  /** The environment variables as the native library sees them, by name. */
  public static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    if (!Platform.isWindows()) {
      CLibrary libc = Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);
      for (String name : List.of(ONE_DNN, GPU_MEMORY_GROWTH, LOG_LEVEL, VISIBLE_GPUS)) {
        String value = libc.getenv(name);
        environment.put(name, value == null ? "not set" : value);
      }
    }
    return environment;
  }
}
