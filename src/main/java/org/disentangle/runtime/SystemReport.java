package org.disentangle.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.disentangle.Version;

/** A report on what this machine offers to TensorFlow, and why something is missing. */
public final class SystemReport {
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private SystemReport() {}

  /**
   * Examines this machine. Applies the process-wide settings and loads TensorFlow.
   *
   * @param line receives each name and value as soon as it is known, so that a user sees everything
   *     before a failure; a name may come more than once
   */
  public static void write(BiConsumer<String, String> line) {
    TensorFlowSettings.apply(new DeviceChoice.Auto(), false);
    CudaLibraries.load();
    line.accept("disentangle", Version.disentangle());
    line.accept(
        "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    line.accept(
        "system",
        "%s %s %s, %s cores"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    line.accept(
        "memory",
        "%s in all, %s for Java's heap"
            .formatted(mebibytes(physicalMemory()), mebibytes(Runtime.getRuntime().maxMemory())));
    line.accept(
        "TensorFlow",
        Version.tensorFlow() + " (TensorFlow for Java " + Version.tensorFlowJava() + ")");
    line.accept("native library", GpuDiagnosis.isGpuBuild() ? "with CUDA" : "CPU only");
    List<Device> devices = Devices.visible(0);
    for (Device device : devices) {
      String memory = device.isGpu() ? ", " + mebibytes(device.memoryBytes()) : "";
      line.accept("device", device.name() + memory);
    }
    if (devices.stream().noneMatch(Device::isGpu)) {
      line.accept("why no GPU", GpuDiagnosis.whyNone());
    } else {
      line.accept("GPU memory", "grows as it is needed");
    }
    TensorFlowSettings.environment().forEach(line);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  /** The memory of this machine, or of the container, in bytes. */
  static long physicalMemory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }
}
