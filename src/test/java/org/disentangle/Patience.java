package org.disentangle;

import java.time.Duration;

/**
 * How long tests wait for what must come: no test depends on how fast a machine is, or what else it
 * does. What is waited for is an event; only a program that hangs ever takes this long.
 */
public final class Patience {
  /** Half an hour. */
  public static final int SECONDS = 1800;

  /** The same. */
  public static final Duration DURATION = Duration.ofSeconds(SECONDS);

  private Patience() {}
}
