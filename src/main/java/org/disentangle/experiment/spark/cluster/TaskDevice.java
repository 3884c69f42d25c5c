package org.disentangle.experiment.spark.cluster;

import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/**
 * The device of a task's process: the GPU that Spark has allocated to it, or processors.
 *
 * @param name as for {@code --device}
 * @param environment variables that hide all other devices from the process
 */
public record TaskDevice(String name, Map<String, String> environment) {

  /** The device of the task that runs here. */
  public static TaskDevice of(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    return gpu == null
        ? new TaskDevice("cpu", Map.of())
        : new TaskDevice(
            "gpu:0", Map.of("CUDA_VISIBLE_DEVICES", String.join(",", gpu.addresses())));
  }
}
