package org.disentangle.training.check;

import java.util.OptionalDouble;

/**
 * What was found of one way to train on a device.
 *
 * @param what was trained, such as {@code vq-vae}, or {@code beta-vae, MIXED_BFLOAT16}
 * @param verdict on it
 * @param difference the largest relative difference of a step's loss from the reference; empty
 *     where losses are not compared
 * @param imagesPerSecond after the first steps; empty where nothing was trained
 * @param outsideShare of that time, which went into reading images; from 0 to 1
 * @param remark what was found, and what to do about it; empty where all is well
 */
public record DeviceCheckRow(
    String what,
    Verdict verdict,
    OptionalDouble difference,
    OptionalDouble imagesPerSecond,
    OptionalDouble outsideShare,
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

  /** Something that was not tried. */
  static DeviceCheckRow skipped(String what, String reason) {
    return new DeviceCheckRow(
        what,
        Verdict.SKIPPED,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        reason);
  }

  /** Something that ended with an exception. */
  static DeviceCheckRow failed(String what, String reason) {
    return new DeviceCheckRow(
        what,
        Verdict.FAILED,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        reason);
  }
}
