package org.disentangle.table.row;

/** A row that belongs to one run. */
public interface OfRun {
  /** The run's name. */
  String run();
}
