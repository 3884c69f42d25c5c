package org.disentangle.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.Version;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/**
 * TensorFlow, started in this process on one device.
 *
 * @param device for the record: {@code cpu}, or {@code gpu:} and its index
 * @param memoryBytes what TensorFlow may use of a GPU's memory, or all of this machine's
 * @param session configuration of TensorFlow's sessions
 * @param environment versions and settings, for the record
 */
public record TensorFlowHost(
    String device, long memoryBytes, ConfigProto session, Map<String, String> environment) {
  private static final Logger LOG = LogManager.getLogger(TensorFlowHost.class);

  /** The key of this program's version in the environment. */
  public static final String VERSION = "disentangle";

  /**
   * The key of the number of processes that train together in the environment; left out if it is
   * one.
   */
  public static final String WORKERS = "workers";

  /**
   * The key of the precision that {@code precision: AUTO} chose in the environment; left out where
   * the configuration says it.
   */
  public static final String PRECISION = "precision";

  /**
   * Starts TensorFlow with the process-wide settings. Must be called before any other use of
   * TensorFlow.
   *
   * @param device as {@link DeviceChoice#parse} reads it
   * @param threads of the CPU; 0 for all cores
   * @throws UserErrorException if the requested device does not exist
   */
  public static TensorFlowHost start(String device, int threads) {
    DeviceChoice choice = DeviceChoice.parse(device);
    List<Device> devices;
    try {
      TensorFlowLibraries.load(choice, LOG.isDebugEnabled());
      devices = Devices.visible(threads);
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
        devices.stream().map(Device::name).collect(Collectors.joining(", ")));
    Devices.Selection selection = Devices.select(choice, threads, devices);
    LOG.info("computing on {}", selection.name());
    return new TensorFlowHost(
        selection.name(), selection.memoryBytes(), selection.config(), environment(threads));
  }

  private static Map<String, String> environment(int threads) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(VERSION, Version.disentangle());
    environment.put("tensorflow", Version.tensorFlow());
    environment.put("tensorflow_java", Version.tensorFlowJava());
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put("threads", threads == 0 ? "all" : Integer.toString(threads));
    return environment;
  }

  /**
   * Runs a graph of one constant. The library itself writes a line to standard error when a process
   * runs its first graph; this makes it do so now, and not later between lines that move.
   */
  public void runFirstGraph() {
    try (Graph graph = new Graph();
        Session first = new Session(graph, session)) {
      first.runner().fetch(Ops.create(graph).constant(0)).run().close();
    }
  }

  /** Threads of the CPU; 0 for all cores. */
  public int threads() {
    return session.getIntraOpParallelismThreads();
  }

  /** Whether it computes on the CPU. */
  public boolean isCpu() {
    return device.equals("cpu");
  }

  /** This host as one of several processes that train together. */
  public TensorFlowHost sharedBy(int workers) {
    return workers == 1 ? this : with(WORKERS, Integer.toString(workers));
  }

  /** This host with one more value in its environment. */
  public TensorFlowHost with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new TensorFlowHost(device, memoryBytes, session, more);
  }
}
