package org.disentangle.cli.option;

import picocli.CommandLine.Option;

/** Where a verb computes; mixed into the verbs that have their number of threads otherwise. */
public final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description =
          "Where to compute: auto, cpu, gpu, or one of several, such as gpu:1; auto takes a GPU"
              + " where there is one (default).")
  private String device;

  /** The device that was asked for. */
  public String wanted() {
    return device;
  }
}
