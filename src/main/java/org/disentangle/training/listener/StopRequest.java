package org.disentangle.training.listener;

/**
 * Tells a training whether it is to be interrupted: asked after each step, by the training thread.
 */
@FunctionalInterface
public interface StopRequest {
  /** Nobody will ask. */
  StopRequest NEVER = () -> false;

  /** Whether somebody has asked. */
  boolean isMade();
}
