package org.disentangle.cli;

import org.disentangle.runtime.TensorFlowHost;
import picocli.CommandLine.Option;

/** The options for device and threads; mixed into the verbs that compute. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description =
          "Where to compute: auto, cpu, gpu, or one of several, such as gpu:1; auto takes a GPU"
              + " where there is one (default).")
  private String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "CPU threads TensorFlow uses; 0 for all cores (default).")
  @Between(least = 0, most = 1024, ofProcessors = true)
  private int threads;

  /** The device that was asked for. */
  String wanted() {
    return device;
  }

  /** The threads that were asked for; 0 for all cores. */
  int threads() {
    return threads;
  }

  /** Starts TensorFlow as the options say, for this process alone. */
  TensorFlowHost bringUp() {
    return bringUp(1);
  }

  /**
   * Brings TensorFlow up as the options say.
   *
   * @param processes that share the cores of this machine
   * @throws org.disentangle.UserErrorException if the device asked for is not there
   */
  TensorFlowHost bringUp(int processes) {
    int share = Math.max(1, Runtime.getRuntime().availableProcessors() / processes);
    return TensorFlowHost.start(device, threads == 0 && processes > 1 ? share : threads);
  }
}
