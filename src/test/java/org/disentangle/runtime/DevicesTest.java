package org.disentangle.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
  private static final Device CPU = new Device("/device:CPU:0", "CPU", 1 << 28);
  private static final Device GPU = new Device("/device:GPU:0", "GPU", 1L << 34);

  @Test
  void choicesAreRead() {
    assertEquals(new DeviceChoice.Auto(), DeviceChoice.parse("auto"));
    assertEquals(new DeviceChoice.Cpu(), DeviceChoice.parse("cpu"));
    assertEquals(new DeviceChoice.Gpu(0), DeviceChoice.parse("gpu"));
    assertEquals(new DeviceChoice.Gpu(3), DeviceChoice.parse("gpu:3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:x", "tpu", "cpu:0"})
  void otherChoicesAreRefusedByName(String text) {
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> DeviceChoice.parse(text));
    assertTrue(refused.getMessage().contains("\"" + text + "\""), refused.getMessage());
    assertTrue(refused.getMessage().contains("gpu:0"), refused.getMessage());
  }

  @Test
  void aGpuThatIsNotThereIsAnErrorAndNeverACpuRun() {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> Devices.select(new DeviceChoice.Gpu(1), 0, List.of(CPU)));
    assertTrue(refused.getMessage().startsWith("device gpu:1 was asked for"), refused.getMessage());
    assertTrue(refused.getMessage().contains(GpuDiagnosis.whyNone()), refused.getMessage());
  }

  @Test
  void autoTakesAGpuWhereThereIsOne() {
    assertEquals("cpu", Devices.select(new DeviceChoice.Auto(), 0, List.of(CPU)).name());
    assertEquals("gpu:0", Devices.select(new DeviceChoice.Auto(), 0, List.of(CPU, GPU)).name());
    assertEquals("cpu", Devices.select(new DeviceChoice.Cpu(), 0, List.of(CPU, GPU)).name());
    assertTrue(
        Devices.select(new DeviceChoice.Gpu(2), 0, List.of(CPU, GPU))
            .config()
            .getGpuOptions()
            .getAllowGrowth());
  }

  @Test
  void theMemoryIsThatOfTheDevice() {
    assertEquals(
        GPU.memoryBytes(),
        Devices.select(new DeviceChoice.Auto(), 0, List.of(CPU, GPU)).memoryBytes());
    long ofThisMachine = Devices.select(new DeviceChoice.Cpu(), 0, List.of(CPU, GPU)).memoryBytes();
    assertTrue(ofThisMachine > Runtime.getRuntime().totalMemory(), "" + ofThisMachine);
  }

  @Test
  void threadsGoIntoTheSession() {
    Devices.Selection selection = Devices.select(new DeviceChoice.Cpu(), 3, List.of(CPU));
    assertEquals(3, selection.config().getIntraOpParallelismThreads());
    assertEquals(3, selection.config().getInterOpParallelismThreads());
  }

  @Test
  void theProcessSeesOnlyTheGpuItWasGiven() {
    assertEquals(Optional.empty(), TensorFlowSettings.visibleGpus(new DeviceChoice.Auto(), null));
    assertEquals(Optional.of("-1"), TensorFlowSettings.visibleGpus(new DeviceChoice.Cpu(), "0,1"));
    assertEquals(Optional.of("2"), TensorFlowSettings.visibleGpus(new DeviceChoice.Gpu(2), null));
    // Somebody above gave this program two of the machine's GPUs: it counts among those.
    assertEquals(Optional.of("7"), TensorFlowSettings.visibleGpus(new DeviceChoice.Gpu(1), "4,7"));
  }

  @Test
  void tensorFlowListsItsDevices() {
    assertTrue(
        Devices.visible(0).stream()
            .anyMatch(device -> device.name().equals("/device:CPU:0") && !device.isGpu()));
  }
}
