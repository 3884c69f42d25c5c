package org.disentangle.table.row;

import java.util.Map;

/** A sample as a point with two coordinates, with the class of each factor. */
public interface Point extends OfRun {
  double x();

  double y();

  Map<String, Integer> classes();
}
