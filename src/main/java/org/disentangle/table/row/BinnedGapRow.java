package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * The gap of a run at one number of bins.
 *
 * @param bins that each latent is cut into
 * @param mig of such latents
 * @param ceiling of a code whose latents are the factors themselves, cut into as many
 */
@TableFile(
    name = "mig_bins",
    sentence =
        "The mutual information gap by the number of bins, and what a perfect code reaches there.")
public record BinnedGapRow(
    String run,
    int bins,
    @Column(decimals = 4) double mig,
    @Column(decimals = 4) OptionalDouble ceiling)
    implements OfRun {}
