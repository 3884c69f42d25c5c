package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code paired_latents.csv}: how often a latent is not shared by two images that differ
 * in one factor.
 *
 * @param factor in which they differ
 * @param ownShare of the pairs
 * @param pairs how many there are
 */
@TableFile(
    name = "paired_latents",
    sentence =
        "Of a model that learned from pairs: for what share of pairs that differ in one factor each latent is taken as their own, not as shared.")
public record PairedLatentRow(String run, String factor, int latent, double ownShare, int pairs)
    implements OfRun {}
