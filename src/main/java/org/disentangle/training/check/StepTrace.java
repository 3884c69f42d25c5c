package org.disentangle.training.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

/**
 * What a device did in one step.
 *
 * @param busyNanos in which at least one operation ran on it
 * @param memoryBytes the most that was taken of its memory; empty where TensorFlow does not say
 */
record StepTrace(long busyNanos, OptionalLong memoryBytes) {
  private static final long NANOS_A_MICRO = 1000;

  /** The kernels of a GPU; what is listed without a stream are the calls that start them. */
  private static final String KERNELS = "/stream:all";

  private record Span(long from, long to) {}

  /**
   * Reads what TensorFlow recorded.
   *
   * @param type of the device, {@code CPU} or {@code GPU}
   */
  static StepTrace of(StepStats stats, String type) {
    List<DeviceStepStats> all =
        stats.getDevStatsList().stream()
            .filter(each -> each.getDevice().toUpperCase(Locale.ROOT).contains(type + ":"))
            .toList();
    List<DeviceStepStats> kernels =
        all.stream().filter(each -> each.getDevice().endsWith(KERNELS)).toList();
    return new StepTrace(busyNanos(kernels.isEmpty() ? all : kernels), memoryBytes(all));
  }

  private static long busyNanos(List<DeviceStepStats> devices) {
    List<Span> spans = new ArrayList<>();
    for (DeviceStepStats device : devices) {
      for (NodeExecStats node : device.getNodeStatsList()) {
        long start = node.getAllStartMicros();
        spans.add(new Span(start + node.getOpStartRelMicros(), start + node.getOpEndRelMicros()));
      }
    }
    spans.sort(Comparator.comparingLong(Span::from));
    long busy = 0;
    long until = Long.MIN_VALUE;
    for (Span span : spans) {
      if (span.to() > until) {
        busy += span.to() - Math.max(span.from(), until);
        until = span.to();
      }
    }
    return busy * NANOS_A_MICRO;
  }

  private static OptionalLong memoryBytes(List<DeviceStepStats> devices) {
    return devices.stream()
        .flatMap(device -> device.getNodeStatsList().stream())
        .flatMap(node -> node.getMemoryList().stream())
        .mapToLong(memory -> memory.getAllocatorBytesInUse())
        .filter(bytes -> bytes > 0)
        .max();
  }
}
