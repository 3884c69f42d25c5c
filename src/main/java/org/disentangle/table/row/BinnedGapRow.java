package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code mig_bins.csv}: the gap of a run with one number of bins.
 *
 * @param bins that each latent is cut into
 * @param mig with these bins
 * @param ceiling of a code whose latents are the factors themselves, with the same number of bins
 * @param chance the mean with the factors shuffled; blank if not measured, absent in files of
 *     earlier versions
 */
@TableFile(
    name = "mig_bins",
    sentence =
        "The mutual information gap by the number of bins, what a perfect code reaches there, and its mean over shuffled factors (chance).")
public record BinnedGapRow(
    String run,
    int bins,
    @Column(decimals = 4) double mig,
    @Column(decimals = 4) OptionalDouble ceiling,
    @Column(mayBeAbsent = true, decimals = 4) OptionalDouble chance)
    implements OfRun {}
