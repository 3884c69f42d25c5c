package org.disentangle.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.disentangle.Version;
import org.disentangle.runtime.CudaLibraries;
import org.disentangle.runtime.Device;
import org.disentangle.runtime.DeviceChoice;
import org.disentangle.runtime.Devices;
import org.disentangle.runtime.GpuDiagnosis;
import org.disentangle.runtime.TensorFlowSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What this machine offers, and why something is missing. */
@Command(
    name = "doctor",
    description = "Prints versions, devices and settings, and why no GPU is used.",
    footer = {"  disentangle doctor"})
final class DoctorCommand implements Runnable {
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    TensorFlowSettings.apply(new DeviceChoice.Auto(), false);
    CudaLibraries.load();
    row(out, "disentangle", Version.disentangle());
    row(out, "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    row(
        out,
        "system",
        "%s %s %s, %s cores"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    row(
        out,
        "memory",
        String.format(
            Locale.ROOT,
            "%.0f MiB in all, %.0f MiB for Java's heap",
            physicalMemory() / MEBIBYTE,
            Runtime.getRuntime().maxMemory() / MEBIBYTE));
    row(
        out,
        "TensorFlow",
        Version.tensorFlow() + " (TensorFlow for Java " + Version.tensorFlowJava() + ")");
    row(out, "native library", GpuDiagnosis.isGpuBuild() ? "with CUDA" : "CPU only");
    List<Device> devices = Devices.visible(0);
    for (Device device : devices) {
      row(
          out,
          "device",
          device.isGpu()
              ? String.format(
                  Locale.ROOT, "%s, %.0f MiB", device.name(), device.memoryBytes() / MEBIBYTE)
              : device.name());
    }
    if (devices.stream().noneMatch(Device::isGpu)) {
      row(out, "why no GPU", GpuDiagnosis.whyNone());
    } else {
      row(out, "GPU memory", "grows as it is needed");
    }
    TensorFlowSettings.environment().forEach((name, value) -> row(out, name, value));
  }

  private static void row(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-26s %s%n", name, value);
  }

  private static double physicalMemory() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }
}
