package org.disentangle.inquiry.drawing;

/** A way to place the nodes of a connected graph and to lead the lines between them. */
interface Layout {
  /** A line that does not end at a node keeps this distance from it. */
  double CLEARANCE = 7;

  /**
   * Places a plan.
   *
   * @param plan with at least one node, all of them connected
   */
  Placement place(Plan plan);
}
