package org.disentangle.cli;

import java.nio.file.Path;
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

/** TensorFlow, brought up in this process on the device that was asked for. */
public final class TensorFlowHost {
  private static final Logger LOG = LogManager.getLogger(TensorFlowHost.class);

  private final Devices.Selection selection;
  private final int threads;

  private TensorFlowHost(Devices.Selection selection, int threads) {
    this.selection = selection;
    this.threads = threads;
  }

  /**
   * Brings TensorFlow up with the process-wide settings. Must come before anything else that
   * touches TensorFlow.
   *
   * @param device as {@link DeviceChoice#parse} reads it
   * @param threads of the CPU; 0 for all cores
   * @throws UserErrorException if the device asked for is not there
   */
  public static TensorFlowHost start(String device, int threads) {
    DeviceChoice choice = DeviceChoice.parse(device);
    String devices;
    try {
      TensorFlowSettings.apply(choice, LOG.isDebugEnabled());
      CudaLibraries.load();
      devices =
          Devices.visible(threads).stream().map(Device::name).collect(Collectors.joining(", "));
    } catch (LinkageError e) {
      throw new UserErrorException(
          "TensorFlow's libraries cannot be unpacked or loaded (%s); make room in %s and in %s, and see: disentangle doctor"
              .formatted(
                  e.getMessage(),
                  System.getProperty("java.io.tmpdir"),
                  Path.of(System.getProperty("user.home"), ".javacpp")),
          e);
    }
    LOG.info(
        "TensorFlow {} (TensorFlow for Java {}), devices: {}",
        Version.tensorFlow(),
        Version.tensorFlowJava(),
        devices);
    Devices.Selection selection = Devices.select(choice, threads);
    LOG.info("computing on {}", selection.name());
    return new TensorFlowHost(selection, threads);
  }

  /** The device that was settled, and what the run record says of the machine. */
  public TrainingRun.Hardware hardware() {
    return new TrainingRun.Hardware(selection.name(), selection.config(), environment());
  }

  /** Threads of the CPU; 0 for all cores. */
  int threads() {
    return threads;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("disentangle", Version.disentangle());
    environment.put("tensorflow", Version.tensorFlow());
    environment.put("tensorflow_java", Version.tensorFlowJava());
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put("threads", threads == 0 ? "all" : Integer.toString(threads));
    return environment;
  }
}
