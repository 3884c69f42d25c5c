package org.disentangle.training.check;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was found of one way to train on a device.
 *
 * @param what was trained, such as {@code vq-vae}, or {@code beta-vae, MIXED_BFLOAT16}
 * @param verdict on it
 * @param difference the largest relative difference of a step's loss from the reference; empty
 *     where losses are not compared
 * @param imagesPerSecond after the first steps; empty where nothing was trained
 * @param outsideShare of that time, in which no operation ran on the device; from 0 to 1
 * @param memoryBytes the most that a step took of the device's memory; empty where TensorFlow does
 *     not say, as of a processor's
 * @param remark what was found, and what to do about it; empty where all is well
 */
public record DeviceCheckRow(
    String what,
    Verdict verdict,
    OptionalDouble difference,
    OptionalDouble imagesPerSecond,
    OptionalDouble outsideShare,
    OptionalLong memoryBytes,
    String remark) {
  /** The verdicts. */
  public enum Verdict {
    /** As it should be. */
    OK,
    /** Not as it should be; the remark says what to do. */
    FAILED,
    /** Not tried on this device, for the reason in the remark. */
    SKIPPED
  }

  /** Something that was trained. */
  static DeviceCheckRow trained(
      String what, Verdict verdict, OptionalDouble difference, Course course, String remark) {
    return new DeviceCheckRow(
        what,
        verdict,
        difference,
        OptionalDouble.of(course.imagesPerSecond()),
        OptionalDouble.of(course.outsideShare()),
        course.memoryBytes(),
        remark);
  }

  /** Something that was not tried. */
  static DeviceCheckRow skipped(String what, String reason) {
    return untrained(what, Verdict.SKIPPED, reason);
  }

  /** Something that ended with an exception. */
  static DeviceCheckRow failed(String what, String reason) {
    return untrained(what, Verdict.FAILED, reason);
  }

  private static DeviceCheckRow untrained(String what, Verdict verdict, String reason) {
    return new DeviceCheckRow(
        what,
        verdict,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        reason);
  }
}
