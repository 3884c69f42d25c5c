package org.disentangle;

/**
 * How long tests wait for what must come: no test depends on how fast a machine is, or what else it
 * does. What is waited for is an event; only a program that hangs ever takes this long.
 */
public final class Patience {
  /** Half an hour. */
  public static final int SECONDS = 1800;

  private Patience() {}
}
