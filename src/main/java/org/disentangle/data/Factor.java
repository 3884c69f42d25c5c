package org.disentangle.data;

import java.util.List;

/**
 * One generating factor of the images.
 *
 * @param name its name in the field, e.g. {@code position_x}
 * @param values the value of each class, in the factor's own unit
 */
public record Factor(String name, List<Double> values) {
  /** Copies the values. */
  public Factor {
    values = List.copyOf(values);
  }

  /** How many classes the factor has. */
  public int size() {
    return values.size();
  }
}
