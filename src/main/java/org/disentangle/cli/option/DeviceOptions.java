package org.disentangle.cli.option;

import org.disentangle.runtime.TensorFlowHost;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a verb computes; mixed into the verbs that do. */
public final class DeviceOptions {
  @Mixin private DeviceOption device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "CPU threads TensorFlow uses; 0 for all cores (default).")
  @Between(least = 0, most = 1024, ofProcessors = true)
  private int threads;

  /** The device that was asked for. */
  public String wanted() {
    return device.wanted();
  }

  /** The threads that were asked for; 0 for all cores. */
  public int threads() {
    return threads;
  }

  /** Brings TensorFlow up as the options say, for this process alone. */
  public TensorFlowHost bringUp() {
    return bringUp(1);
  }

  /**
   * Brings TensorFlow up as the options say.
   *
   * @param processes that share the cores of this machine
   * @throws org.disentangle.UserErrorException if the device asked for is not there
   */
  public TensorFlowHost bringUp(int processes) {
    int share = Math.max(1, Runtime.getRuntime().availableProcessors() / processes);
    return TensorFlowHost.start(device.wanted(), threads == 0 && processes > 1 ? share : threads);
  }
}
