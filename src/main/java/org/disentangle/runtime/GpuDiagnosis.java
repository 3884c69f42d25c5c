package org.disentangle.runtime;

import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;

/** Diagnoses why TensorFlow sees no GPU. */
public final class GpuDiagnosis {
  private static final String GPU_NATIVE =
      "/org/tensorflow/internal/c_api/linux-x86_64-gpu/libjnitensorflow.so";

  private GpuDiagnosis() {}

  /** The first missing requirement, starting with the build. */
  public static String whyNone() {
    if (!isGpuBuild()) {
      return "this build holds TensorFlow's CPU library (build again with -Pgpu)";
    }
    if (!canLoad("libcuda.so.1")) {
      return Files.exists(Path.of("/dev/nvidiactl"))
          ? "there is an NVIDIA device but its driver library libcuda.so.1 cannot be loaded"
          : "there is no NVIDIA driver on this machine (no /dev/nvidiactl, no libcuda.so.1)";
    }
    for (String library : CudaLibraries.NEEDED) {
      if (!canLoad(library)) {
        return "the CUDA library "
            + library
            + " cannot be loaded (install CUDA 12.5 and cuDNN 9.3 or newer of the same major version, or build with -Pgpu,cuda to have them from Maven)";
      }
    }
    return "the driver and the CUDA libraries load, but TensorFlow rejects the device (set TF_CPP_MIN_LOG_LEVEL=0 and TF_CPP_MAX_VLOG_LEVEL=3 to see why)";
  }

  /** Whether TensorFlow's GPU library is on the class path. */
  public static boolean isGpuBuild() {
    return GpuDiagnosis.class.getResource(GPU_NATIVE) != null;
  }

  private static boolean canLoad(String library) {
    try {
      NativeLibrary.getInstance(library);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
