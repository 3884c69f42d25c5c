package org.disentangle.experiment.spark.cluster;

import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/**
 * What the process of a task computes on: the GPU that Spark has set aside for it, or processors.
 *
 * @param name as {@code --device} takes it
 * @param environment by which the process sees no other
 */
public record TaskDevice(String name, Map<String, String> environment) {

  /** Of a task that runs here. */
  public static TaskDevice of(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    return gpu == null
        ? new TaskDevice("cpu", Map.of())
        : new TaskDevice(
            "gpu:0", Map.of("CUDA_VISIBLE_DEVICES", String.join(",", gpu.addresses())));
  }
}
