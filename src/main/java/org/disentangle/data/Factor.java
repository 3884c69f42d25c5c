package org.disentangle.data;

import java.util.List;
import org.disentangle.config.FactorKind;

/**
 * One generating factor of the images, or another label that they have.
 *
 * @param name its name in the field, e.g. {@code position_x}
 * @param kind whether its classes have an order
 * @param values the value of each class, in the factor's own unit, ascending unless categorical; of
 *     a continuous factor, the mean of each of its {@linkplain NumberClasses classes of equal
 *     count}
 * @param words what each class is called; empty where the values say it
 */
public record Factor(String name, FactorKind kind, List<Double> values, List<String> words) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are words, but not one for each value
   */
  public Factor {
    values = List.copyOf(values);
    words = List.copyOf(words);
    if (!words.isEmpty() && words.size() != values.size()) {
      throw new IllegalArgumentException(
          words.size() + " words for " + values.size() + " classes of " + name);
    }
  }

  /** A factor whose classes have no words. */
  public Factor(String name, FactorKind kind, List<Double> values) {
    this(name, kind, values, List.of());
  }

  /** How many classes the factor has. */
  public int size() {
    return values.size();
  }
}
