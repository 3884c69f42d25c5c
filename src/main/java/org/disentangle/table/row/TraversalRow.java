package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code traversals.csv}: what a row of the picture {@code traversals-<run>} shows.
 *
 * @param line which row of the picture, from 0 at the top
 * @param latent that moves; the others stay at the first image's code
 * @param low where it starts, at the left
 * @param high where it ends
 * @param steps how many images, at even distances
 */
@TableFile(
    name = "traversals",
    sentence =
        "What each row of a run’s picture of traversals shows: the latent that moves, from where to where, and in how many images.")
public record TraversalRow(String run, int line, int latent, double low, double high, int steps)
    implements OfRun {}
