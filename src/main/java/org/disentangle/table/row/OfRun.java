package org.disentangle.table.row;

/** A row that is of one run. */
public interface OfRun {
  /** The run's name. */
  String run();
}
