package org.disentangle.pgm.separation;

import java.util.Locale;
import org.disentangle.pgm.Listing;

/**
 * The simple paths between two sets of nodes of a directed graph: the shorter first, those of one
 * length in the order of the nodes.
 *
 * <p>Only paths that touch each set at their end alone are listed: of one that runs through another
 * node of x or y the part from there on is listed, and it is active if the whole is.
 *
 * @param paths as far as the limits allow
 * @param limit where there are more, which limit it was, as a sentence; else empty
 */
public record Trails(Listing<Trail> paths, String limit) {

  /** How many there are, and how many of them are active, as far as is known. */
  public String counts() {
    long active = paths.listed().stream().filter(Trail::active).count();
    return paths.count().of("path")
        + ", "
        + (paths.complete()
            ? String.format(Locale.ROOT, "%,d active", active)
            : String.format(
                Locale.ROOT, "%,d active of the first %,d", active, paths.count().counted()));
  }
}
