package org.disentangle.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/** The user's choice of {@code --device}. */
public sealed interface DeviceChoice {

  /** A GPU if TensorFlow sees one, else the CPU. */
  record Auto() implements DeviceChoice {}

  /** The CPU, even if there is a GPU. */
  record Cpu() implements DeviceChoice {}

  /**
   * One GPU, or an error if there is none.
   *
   * @param index as the driver counts, from 0
   */
  record Gpu(int index) implements DeviceChoice {}

  /** {@code gpu} or {@code gpu:} and a small number. */
  Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:1}.
   *
   * @throws UserErrorException for anything else
   */
  static DeviceChoice parse(String text) {
    Matcher gpu = GPU.matcher(text);
    if (gpu.matches()) {
      return new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
    }
    return switch (text) {
      case "auto" -> new Auto();
      case "cpu" -> new Cpu();
      default ->
          throw new UserErrorException(
              "unknown device \"" + text + "\": expected auto, cpu, gpu or gpu:INDEX, e.g. gpu:0");
    };
  }
}
