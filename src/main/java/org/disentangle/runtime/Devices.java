package org.disentangle.runtime;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListMemoryBytes;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.disentangle.UserErrorException;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.RewriterConfig;

/** Finds TensorFlow's devices and selects the one that a run uses. */
public final class Devices {

  /**
   * The device of a run and the configuration of its sessions.
   *
   * <p>TensorFlow's arithmetic optimizer is off. It merges additions into sums of many addends,
   * which are then added up in an order that depends on which is computed first: the same seed
   * would not give the same bytes. Models here train as fast without it.
   *
   * @param name {@code cpu}, or {@code gpu:} and its index
   * @param memoryBytes what TensorFlow may use of a GPU's memory, or all of this machine's
   */
  public record Selection(String name, long memoryBytes, ConfigProto config) {}

  private Devices() {}

  /**
   * All devices that TensorFlow sees in this process. Loads the native library.
   *
   * @param threads as for {@link #select}: TensorFlow sizes its thread pools for the whole process
   *     by the first session it opens, and the one opened here may be the first
   */
  public static List<Device> visible(int threads) {
    // The Java API has no call for this; the C API's device list needs a session.
    TensorFlow.version();
    TF_Status status = TF_NewStatus();
    TF_Graph graph = TF_NewGraph();
    TF_SessionOptions options = TF_NewSessionOptions();
    byte[] config = withThreads(threads).build().toByteArray();
    try (BytePointer serialized = new BytePointer(config)) {
      TF_SetConfig(options, serialized, config.length, status);
      check(status);
      TF_Session session = TF_NewSession(graph, options, status);
      check(status);
      try {
        return list(session, status);
      } finally {
        TF_CloseSession(session, status);
        TF_DeleteSession(session, status);
      }
    } finally {
      TF_DeleteSessionOptions(options);
      TF_DeleteGraph(graph);
      TF_DeleteStatus(status);
    }
  }

  private static List<Device> list(TF_Session session, TF_Status status) {
    TF_DeviceList found = TF_SessionListDevices(session, status);
    check(status);
    try {
      List<Device> devices = new ArrayList<>();
      for (int i = 0; i < TF_DeviceListCount(found); i++) {
        String name = TF_DeviceListName(found, i, status).getString();
        check(status);
        String type = TF_DeviceListType(found, i, status).getString();
        check(status);
        long memoryBytes = TF_DeviceListMemoryBytes(found, i, status);
        check(status);
        devices.add(new Device(name.substring(name.indexOf("/device:")), type, memoryBytes));
      }
      return List.copyOf(devices);
    } finally {
      TF_DeleteDeviceList(found);
    }
  }

  private static void check(TF_Status status) {
    if (TF_GetCode(status) != TF_OK) {
      throw new IllegalStateException(
          "TensorFlow cannot list its devices: " + TF_Message(status).getString());
    }
  }

  /**
   * Selects the device of a run.
   *
   * @param threads of the CPU for one operation and for independent operations; 0 for all cores
   * @param visible all devices that TensorFlow sees
   * @throws UserErrorException if the requested GPU is not visible to TensorFlow, with the reason;
   *     it never falls back to the CPU silently
   */
  public static Selection select(DeviceChoice choice, int threads, List<Device> visible) {
    Optional<Device> first = visible.stream().filter(Device::isGpu).findFirst();
    if (choice instanceof DeviceChoice.Gpu gpu && first.isEmpty()) {
      throw new UserErrorException(
          "device gpu:%s was asked for and TensorFlow sees no such GPU: %s; use --device cpu, or run `disentangle doctor` for details"
              .formatted(gpu.index(), GpuDiagnosis.whyNone()));
    }
    if (choice instanceof DeviceChoice.Cpu || first.isEmpty()) {
      return new Selection(
          "cpu",
          SystemReport.physicalMemory(),
          withThreads(threads).putDeviceCount("GPU", 0).build());
    }
    int index = choice instanceof DeviceChoice.Gpu gpu ? gpu.index() : 0;
    return new Selection(
        "gpu:" + index,
        first.get().memoryBytes(),
        withThreads(threads)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
            .setAllowSoftPlacement(true)
            .build());
  }

  private static ConfigProto.Builder withThreads(int threads) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads);
    config
        .getGraphOptionsBuilder()
        .getRewriteOptionsBuilder()
        .setArithmeticOptimization(RewriterConfig.Toggle.OFF);
    return config;
  }
}
