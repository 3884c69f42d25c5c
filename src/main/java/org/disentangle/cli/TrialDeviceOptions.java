package org.disentangle.cli;

import org.disentangle.UserErrorException;
import org.disentangle.process.Machine;
import org.disentangle.runtime.GpuDiagnosis;
import picocli.CommandLine.Option;

/** The options for the devices of trials; mixed into the verbs that run several. */
final class TrialDeviceOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = AUTO,
      description =
          "auto, cpu, gpu (one trial on each), or a list such as gpu:0,gpu:1; auto takes the GPUs"
              + " where there are any (default).")
  private String device;

  /** The requested devices, independent of the machine. */
  String wanted() {
    return device;
  }

  /**
   * The devices on a machine, as {@link org.disentangle.process.Slots#plan} reads them.
   *
   * @throws UserErrorException if GPUs are asked for and none can be used
   */
  String on(Machine machine) {
    boolean useGpus = machine.gpus() > 0 && GpuDiagnosis.isGpuBuild();
    if (device.startsWith("gpu") && !useGpus) {
      throw new UserErrorException(
          "--device is "
              + device
              + " and no GPU can be used: "
              + GpuDiagnosis.whyNone()
              + "; use --device cpu, or run `disentangle doctor` for details");
    }
    return device.equals(AUTO) ? useGpus ? "gpu" : "cpu" : device;
  }
}
