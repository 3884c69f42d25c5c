package org.disentangle.cli;

import picocli.CommandLine.Option;

/** Where a verb computes; mixed into the verbs that do. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu[:i]",
      defaultValue = "auto",
      description = "Where to compute; auto takes a GPU where there is one (default).")
  private String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "CPU threads TensorFlow uses; 0 for all cores (default).")
  private int threads;

  /**
   * Brings TensorFlow up as the options say.
   *
   * @throws org.disentangle.UserErrorException if the device asked for is not there
   */
  TensorFlowHost bringUp() {
    return TensorFlowHost.start(device, threads);
  }
}
