package org.disentangle.pgm;

import java.util.List;
import java.util.function.Function;

/**
 * The result of a search, with the information whether it is complete. For the number of results
 * use {@link #count}: the length of a list that ended at its limit is not the true number.
 *
 * @param listed in the order of the search
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

  /** The beginning: complete only if it contains all of a complete list. */
  public Listing<T> first(int most) {
    return listed.size() <= most ? this : new Listing<>(listed.subList(0, most), false);
  }

  /** The same list with each element converted. */
  public <R> Listing<R> map(Function<? super T, ? extends R> view) {
    return new Listing<>(listed.stream().<R>map(view).toList(), complete);
  }
}
