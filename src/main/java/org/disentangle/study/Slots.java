package org.disentangle.study;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;

/**
 * How many trials run side by side, and where.
 *
 * @param devices one for each trial that runs at a time: {@code "cpu"} or {@code "gpu:<i>"}
 * @param threadsEach threads a trial may use
 */
public record Slots(List<String> devices, int threadsEach) {
  private static final Pattern GPU = Pattern.compile("gpu:\\d+");

  /** Copies the list. */
  public Slots {
    devices = List.copyOf(devices);
  }

  /**
   * Spreads trials over a machine. On processors as many run side by side as there are cores: two
   * trainings of one thread each do more than one of two threads. On GPUs, one on each.
   *
   * @param wanted {@code "cpu"}, {@code "gpu"} for all there are, or a list such as {@code
   *     "gpu:0,gpu:2"}
   * @param parallel how many side by side, or 0 for the above
   * @param trials how many there are; never more run side by side
   * @throws UserErrorException if {@code wanted} is something else, or there is no GPU
   */
  public static Slots plan(String wanted, int parallel, int trials, Machine machine) {
    List<String> devices = devices(wanted, machine);
    int natural = devices.equals(List.of("cpu")) ? machine.cores() : devices.size();
    int sideBySide = Math.max(1, Math.min(trials, parallel > 0 ? parallel : natural));
    return new Slots(
        IntStream.range(0, sideBySide).mapToObj(i -> devices.get(i % devices.size())).toList(),
        Math.max(1, machine.cores() / sideBySide));
  }

  private static List<String> devices(String wanted, Machine machine) {
    if (wanted.equals("cpu")) {
      return List.of(wanted);
    }
    if (wanted.equals("gpu")) {
      if (machine.gpus() == 0) {
        throw new UserErrorException(
            "--device is gpu but no GPU was found; use --device cpu, or name the GPUs, e.g."
                + " --device gpu:0");
      }
      return IntStream.range(0, machine.gpus()).mapToObj(i -> "gpu:" + i).toList();
    }
    List<String> named = Arrays.stream(wanted.split(",", -1)).map(String::strip).toList();
    if (!named.stream().allMatch(device -> GPU.matcher(device).matches())) {
      throw new UserErrorException(
          "--device is \""
              + wanted
              + "\" but must be cpu, gpu, or a list of GPUs such as gpu:0,gpu:1");
    }
    return named;
  }
}
