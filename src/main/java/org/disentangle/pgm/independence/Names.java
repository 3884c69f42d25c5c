package org.disentangle.pgm.independence;

import java.util.List;

/** Sets of names in sentences. */
final class Names {
  private Names() {}

  /** E.g. {@code {A, B}}. */
  static String of(List<String> names) {
    return "{" + String.join(", ", names) + "}";
  }
}
