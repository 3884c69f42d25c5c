package org.disentangle.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The machine over whose processors and GPUs trials are spread.
 *
 * @param cores processors this program may use
 * @param gpus graphics cards this program may use
 */
public record Machine(int cores, int gpus) {

  /** This machine; its GPUs are counted without TensorFlow, from the devices of the driver. */
  public static Machine local() {
    String visible = System.getenv("CUDA_VISIBLE_DEVICES");
    int gpus = visible == null ? nvidiaDevices(Path.of("/dev")) : listed(visible);
    return new Machine(Runtime.getRuntime().availableProcessors(), gpus);
  }

  /** CUDA uses the list up to the first entry that is not a device. */
  private static int listed(String visible) {
    return (int)
        Arrays.stream(visible.split(",", -1))
            .map(String::strip)
            .takeWhile(device -> !device.isEmpty() && !device.startsWith("-"))
            .count();
  }

  private static int nvidiaDevices(Path devices) {
    if (!Files.isDirectory(devices)) {
      return 0;
    }
    int count = 0;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "nvidia[0-9]*")) {
      for (Path device : found) {
        count += Files.exists(device) ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + devices, e);
    }
    return count;
  }
}
