package org.disentangle.pgm.separation;

import java.util.Locale;
import org.disentangle.pgm.Listing;

/**
 * A list of the simple paths between two sets of nodes of a directed graph: the shorter first,
 * those of one length in the order of the nodes.
 *
 * <p>Only paths that touch each set only at their ends are listed: of a path through another node
 * of x or y, the part from that node on is listed, and it is active if the whole path is.
 *
 * @param paths as far as the limits allow
 * @param limit if there are more, a sentence about the limit; else empty
 */
public record Trails(Listing<Trail> paths, String limit) {

  /** The number of paths, and the number of active ones, as far as they are known. */
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
