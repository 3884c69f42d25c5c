package org.disentangle.analysis.picture;

import java.util.List;

/**
 * What the picture {@code traversals-<run>} shows.
 *
 * @param latents the latent that moves in each row
 * @param low where it starts, at the left
 * @param high where it ends
 * @param steps how many images a row has, at even distances
 */
public record Traversals(List<Integer> latents, double low, double high, int steps) {
  /** Copies the list. */
  public Traversals {
    latents = List.copyOf(latents);
  }
}
