package org.disentangle.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The machine over whose processors and GPUs trials are spread.
 *
 * @param cores processors this program may use
 * @param gpus graphics cards this program may use
 */
public record Machine(int cores, int gpus) {
  private static final long KIB = 1024;

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

  /**
   * The most memory that this process has held at once, in bytes; empty where the system does not
   * say so.
   */
  public static OptionalLong peakMemory() {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + status, e);
    }
  }
}
