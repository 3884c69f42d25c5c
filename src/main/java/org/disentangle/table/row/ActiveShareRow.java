package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code active_share.csv}: the share of images for which a dimension of a sparse code is
 * not 0.
 *
 * @param share of the images
 */
@TableFile(
    name = "active_share",
    sentence = "For how many images each number of a sparse code is not 0.")
public record ActiveShareRow(String run, int latent, double share) implements OfRun {}
