package org.disentangle.runtime;

/**
 * A device that TensorFlow sees.
 *
 * @param name e.g. {@code /device:GPU:0}
 * @param type {@code CPU} or {@code GPU}
 * @param memoryBytes the memory that TensorFlow may use there; meaningless for the CPU
 */
public record Device(String name, String type, long memoryBytes) {
  /** Whether it is a GPU. */
  public boolean isGpu() {
    return type.equals("GPU");
  }
}
