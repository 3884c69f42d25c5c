package org.disentangle.pgm.separation;

/**
 * How the two arcs of a path meet at an inner node (Bishop 2006, section 8.2.1). It belongs to the
 * path and the node together: one node may be head-to-head on one path and head-to-tail on another.
 */
public enum Meeting {
  /** One arc comes in, the other goes out: the node passes on. Observing it blocks. */
  HEAD_TO_TAIL("head-to-tail"),
  /** Both arcs go out: a common cause. Observing it blocks. */
  TAIL_TO_TAIL("tail-to-tail"),
  /** Both arcs come in: a common effect. Blocks unless it or a descendant of it is observed. */
  HEAD_TO_HEAD("head-to-head");

  private final String text;

  Meeting(String text) {
    this.text = text;
  }

  /** The name in words, e.g. {@code head-to-tail}. */
  @Override
  public String toString() {
    return text;
  }
}
