package org.disentangle.pgm;

import java.util.List;
import java.util.function.Function;

/**
 * What a search found, and whether it found all there is. To say how many there are, take the
 * {@link #count}: the length of a list that ended at its limit is no number of anything.
 *
 * @param listed in an order of its own
 * @param complete whether these are all; else there is at least one more
 */
public record Listing<T>(List<T> listed, boolean complete) {
  /** Copies the list. */
  public Listing {
    listed = List.copyOf(listed);
  }

  /** A list of everything. */
  public static <T> Listing<T> all(List<T> listed) {
    return new Listing<>(listed, true);
  }

  /** How many there are. */
  public Count count() {
    return new Count(listed.size(), complete);
  }

  /** The beginning: complete only if it holds all of a complete list. */
  public Listing<T> first(int most) {
    return listed.size() <= most ? this : new Listing<>(listed.subList(0, most), false);
  }

  /** The same, each seen in another way. */
  public <R> Listing<R> map(Function<? super T, ? extends R> view) {
    return new Listing<>(listed.stream().<R>map(view).toList(), complete);
  }
}
