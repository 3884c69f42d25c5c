package org.disentangle.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.bytedeco.javacpp.Loader;

/**
 * The CUDA and cuDNN libraries that come from Maven with the profile {@code cuda}.
 *
 * <p>TF-Java's own list of libraries to preload is for CUDA 11; TensorFlow 2.18 needs CUDA 12. They
 * are loaded here in the order of their dependencies, so that TensorFlow finds them by name.
 */
public final class CudaLibraries {
  private static final String FOLDER = "/org/bytedeco/cuda/linux-x86_64/";

  /** The libraries that TensorFlow 2.18 opens by name, in the order of their dependencies. */
  static final List<String> NEEDED =
      List.of(
          "libcudart.so.12",
          "libnvJitLink.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libcurand.so.10",
          "libcusparse.so.12",
          "libcusolver.so.11",
          "libnccl.so.2",
          "libnvrtc.so.12",
          "libcupti.so.12",
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn_engines_precompiled.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libcudnn.so.9");

  private CudaLibraries() {}

  /**
   * Unpacks (once) and loads the libraries, if they are on the class path; otherwise it does
   * nothing, and the system's own are used.
   */
  public static void load() {
    for (String name : NEEDED) {
      URL resource = CudaLibraries.class.getResource(FOLDER + name);
      if (resource != null) {
        try {
          File unpacked = Loader.cacheResource(resource);
          System.load(unpacked.getPath());
          // The logger is made here, where it is needed: Log4j is slow to start.
          LogManager.getLogger(CudaLibraries.class).debug("loaded {}", unpacked);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot unpack " + name + " to JavaCPP's cache", e);
        }
      }
    }
  }
}
