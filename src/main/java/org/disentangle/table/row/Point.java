package org.disentangle.table.row;

import java.util.Map;

/** A sample on a map of two axes, with the class of each factor. */
public interface Point extends OfRun {
  double x();

  double y();

  Map<String, Integer> classes();
}
