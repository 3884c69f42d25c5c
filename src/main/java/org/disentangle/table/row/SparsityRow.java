package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code sparsity.csv}: the sparsity of the codes of a run.
 *
 * @param model its family
 * @param dimensions of a code
 * @param zeroShare of all numbers
 * @param hoyer the mean over the images, 0 to 1
 * @param meanActive dimensions per image
 * @param silentShare of the images: those whose code is all zero
 */
@TableFile(
    name = "sparsity",
    sentence =
        "Of models whose codes hold exact zeros: the share of zeros, Hoyer’s sparsity (0: all magnitudes equal, 1: one number alone), how many numbers an image gets by with, and the share of images whose code is all zero.")
public record SparsityRow(
    String run,
    String model,
    OptionalDouble beta,
    int dimensions,
    @Column(isShare = true) double zeroShare,
    @Column(decimals = 2) double hoyer,
    @Column(decimals = 2) double meanActive,
    @Column(isShare = true) double silentShare)
    implements OfRun {}
