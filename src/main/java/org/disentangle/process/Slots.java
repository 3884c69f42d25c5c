package org.disentangle.process;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;

/**
 * The slots for trials: how many run in parallel, and on which devices.
 *
 * @param devices one for each trial that runs at a time: {@code "cpu"} or {@code "gpu:<i>"}
 * @param cores they share
 */
public record Slots(List<String> devices, int cores) {
  private static final String CPU = "cpu";
  private static final Pattern GPU = Pattern.compile("gpu:\\d+");

  /** Copies the list. */
  public Slots {
    devices = List.copyOf(devices);
  }

  /**
   * Spreads trials over a machine. On processors as many run in parallel as there are cores: two
   * trainings with one thread each are faster than one with two threads. On GPUs, one runs on each.
   *
   * @param wanted {@code "cpu"}, {@code "gpu"} for all GPUs, or a list such as {@code
   *     "gpu:0,gpu:2"}
   * @param parallel how many run in parallel, or 0 for the default above
   * @param trials the number of trials; never more run in parallel
   * @throws UserErrorException if {@code wanted} is something else, {@code parallel} negative, or
   *     there is no GPU
   */
  public static Slots plan(String wanted, int parallel, int trials, Machine machine) {
    if (parallel < 0) {
      throw new UserErrorException("--parallel is " + parallel + " but must be at least 1");
    }
    List<String> devices = devices(wanted, machine);
    int natural = devices.equals(List.of(CPU)) ? machine.cores() : devices.size();
    int sideBySide = Math.max(1, Math.min(trials, parallel > 0 ? parallel : natural));
    return new Slots(
        IntStream.range(0, sideBySide).mapToObj(i -> devices.get(i % devices.size())).toList(),
        machine.cores());
  }

  /**
   * Threads a trial may use: its share of the cores. If trials on processors do not fill the slots
   * a whole number of times, it is the first round that has fewer of them, with larger shares: the
   * first models are ready early. A trial's share depends only on its place, not on how fast the
   * others are, as another number of threads can change the last digits of its losses.
   *
   * @param trial its place, from 0
   * @param trials of the study
   */
  public int threads(int trial, int trials) {
    int firstRound = devices.contains(CPU) ? trials % devices.size() : 0;
    return Math.max(1, cores / (trial < firstRound ? firstRound : devices.size()));
  }

  private static List<String> devices(String wanted, Machine machine) {
    if (wanted.equals(CPU)) {
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
