package org.disentangle.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.Version;
import org.disentangle.runtime.CudaLibraries;
import org.disentangle.runtime.Device;
import org.disentangle.runtime.DeviceChoice;
import org.disentangle.runtime.Devices;
import org.disentangle.runtime.TensorFlowSettings;
import org.disentangle.training.TrainingRun;
import picocli.CommandLine.Option;

/** Where a verb computes. */
final class DeviceOptions {
  private static final Logger LOG = LogManager.getLogger(DeviceOptions.class);

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

  private Devices.Selection selection;

  /** What the options say where none are given. */
  static DeviceOptions auto() {
    DeviceOptions options = new DeviceOptions();
    options.device = "auto";
    return options;
  }

  /**
   * Brings TensorFlow up with the process-wide settings. Must come before anything else that
   * touches TensorFlow.
   *
   * @throws UserErrorException if the device asked for is not there
   */
  void bringUp() {
    if (threads < 0) {
      throw new UserErrorException(
          "--threads is " + threads + " but must be 0 (all cores) or more");
    }
    DeviceChoice choice = DeviceChoice.parse(device);
    TensorFlowSettings.apply(choice, LOG.isDebugEnabled());
    CudaLibraries.load();
    String devices = Devices.visible().stream().map(Device::name).collect(Collectors.joining(", "));
    LOG.info(
        "TensorFlow {} (TensorFlow for Java {}), devices: {}",
        Version.tensorFlow(),
        Version.tensorFlowJava(),
        devices);
    selection = Devices.select(choice, threads);
    LOG.info("computing on {}", selection.name());
  }

  /** The device that was settled, and what the run record says of the machine. */
  TrainingRun.Hardware hardware() {
    return new TrainingRun.Hardware(selection.name(), selection.config(), environment());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("disentangle", Version.disentangle());
    environment.put("tensorflow", Version.tensorFlow());
    environment.put("tensorflow_java", Version.tensorFlowJava());
    environment.put("java", System.getProperty("java.version"));
    environment.put(
        "os",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    environment.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put("threads", threads == 0 ? "all" : Integer.toString(threads));
    return environment;
  }
}
