package org.disentangle.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
  private static final Machine EIGHT_CORES_TWO_GPUS = new Machine(8, 2);

  @ParameterizedTest
  @CsvSource({
    // wanted, parallel, trials, side by side, threads each
    "cpu, 0, 3, 3, 2",
    "cpu, 0, 20, 8, 1",
    "cpu, 2, 20, 2, 4",
    "cpu, 16, 20, 16, 1",
    "gpu, 0, 20, 2, 4",
    "gpu, 0, 1, 1, 8",
    "gpu, 4, 20, 4, 2"
  })
  void trialsAreSpreadOverTheMachine(
      String wanted, int parallel, int trials, int sideBySide, int threadsEach) {
    Slots slots = Slots.plan(wanted, parallel, trials, EIGHT_CORES_TWO_GPUS);
    assertEquals(sideBySide, slots.devices().size());
    assertEquals(threadsEach, slots.threads(trials - 1, trials), "of the last round");
  }

  @Test
  void aFirstRoundThatDoesNotFillTheSlotsHasMoreThreads() {
    assertEquals(List.of(2, 1, 1), threads(Collections.nCopies(2, "cpu"), 2, 3));
    assertEquals(List.of(1, 1, 1, 1), threads(Collections.nCopies(2, "cpu"), 2, 4));
    assertEquals(List.of(4, 4, 1), threads(Collections.nCopies(8, "cpu"), 8, 10).subList(0, 3));
    assertEquals(List.of(2, 2, 2), threads(List.of("gpu:0", "gpu:1"), 4, 3), "GPUs do the work");
  }

  private static List<Integer> threads(List<String> devices, int cores, int trials) {
    Slots slots = new Slots(devices, cores);
    return IntStream.range(0, trials).mapToObj(i -> slots.threads(i, trials)).toList();
  }

  @Test
  void gpusAreDealtInTurn() {
    assertEquals(
        List.of("gpu:0", "gpu:1", "gpu:0"),
        Slots.plan("gpu", 3, 9, EIGHT_CORES_TWO_GPUS).devices());
    assertEquals(
        List.of("gpu:1", "gpu:5"),
        Slots.plan("gpu:1, gpu:5", 0, 9, EIGHT_CORES_TWO_GPUS).devices());
  }

  @Test
  void whatIsNoDeviceIsNamed() {
    assertEquals(
        "--device is \"tpu\" but must be cpu, gpu, or a list of GPUs such as gpu:0,gpu:1",
        mistake("tpu", 0, EIGHT_CORES_TWO_GPUS));
    assertEquals(
        "--device is gpu but no GPU was found; use --device cpu, or name the GPUs, e.g. --device"
            + " gpu:0",
        mistake("gpu", 0, new Machine(8, 0)));
    assertEquals(
        "--parallel is -1 but must be at least 1", mistake("cpu", -1, EIGHT_CORES_TWO_GPUS));
  }

  private static String mistake(String wanted, int parallel, Machine machine) {
    return assertThrows(UserErrorException.class, () -> Slots.plan(wanted, parallel, 3, machine))
        .getMessage();
  }
}
