package org.disentangle.data.supervision;

import java.util.List;

/**
 * Two images.
 *
 * @param first index of the one
 * @param second index of the other
 * @param changed in which of {@link ImagePairs#factors} they differ, as positions in that list;
 *     empty where this is not known
 */
public record ImagePair(int first, int second, List<Integer> changed) {
  /** Copies the list. */
  public ImagePair {
    changed = List.copyOf(changed);
  }
}
