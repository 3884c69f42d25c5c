package org.disentangle.inquiry.drawing;

/** A layout algorithm: places the nodes of a connected graph and routes the lines between them. */
interface Layout {
  /** The distance that a line keeps from nodes at which it does not end. */
  double CLEARANCE = 7;

  /**
   * Places a plan.
   *
   * @param plan with at least one node, all of them connected
   */
  Placement place(Plan plan);
}
