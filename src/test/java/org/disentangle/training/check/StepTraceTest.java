package org.disentangle.training.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.AllocatorMemoryUsed;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

class StepTraceTest {
  private static final String TASK = "/job:localhost/replica:0/task:0/device:";

  private static NodeExecStats.Builder node(long start, long from, long to) {
    return NodeExecStats.newBuilder()
        .setAllStartMicros(start)
        .setOpStartRelMicros(from)
        .setOpEndRelMicros(to);
  }

  private static NodeExecStats.Builder taking(NodeExecStats.Builder node, long bytesInUse) {
    return node.addMemory(AllocatorMemoryUsed.newBuilder().setAllocatorBytesInUse(bytesInUse));
  }

  private static DeviceStepStats device(String name, NodeExecStats.Builder... nodes) {
    DeviceStepStats.Builder device = DeviceStepStats.newBuilder().setDevice(name);
    for (NodeExecStats.Builder node : nodes) {
      device.addNodeStats(node);
    }
    return device.build();
  }

  /** From 100 to 140, from 130 to 150, from 135 to 145, and from 200 to 210 is 60. */
  @Test
  void whatRunsAtTheSameTimeCountsOnce() {
    StepStats stats =
        StepStats.newBuilder()
            .addDevStats(
                device(
                    TASK + "CPU:0",
                    node(200, 0, 10),
                    node(100, 0, 40),
                    node(125, 5, 25),
                    node(135, 0, 10)))
            .build();
    assertEquals(new StepTrace(60_000, OptionalLong.empty()), StepTrace.of(stats, "CPU"));
    assertEquals(new StepTrace(0, OptionalLong.empty()), StepTrace.of(stats, "GPU"));
  }

  @Test
  void ofAGpuItsKernelsAreTimedAndItsAllocatorIsRead() {
    StepStats stats =
        StepStats.newBuilder()
            .addDevStats(device(TASK + "CPU:0", taking(node(0, 0, 999), 7_000_000)))
            .addDevStats(
                device(
                    TASK + "GPU:0",
                    taking(node(0, 0, 500), 3_000),
                    taking(node(10, 0, 5), 5_000),
                    node(20, 0, 5)))
            .addDevStats(device("/device:GPU:0/stream:16", node(30, 0, 900)))
            .addDevStats(device("/device:GPU:0/stream:all", node(30, 0, 70)))
            .build();
    assertEquals(new StepTrace(70_000, OptionalLong.of(5_000)), StepTrace.of(stats, "GPU"));
  }
}
