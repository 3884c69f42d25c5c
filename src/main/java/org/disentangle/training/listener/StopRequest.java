package org.disentangle.training.listener;

/** A request to interrupt a training: checked after each step, by the training thread. */
@FunctionalInterface
public interface StopRequest {
  /** Never requests a stop. */
  StopRequest NEVER = () -> false;

  /** Whether a stop is requested. */
  boolean isMade();
}
