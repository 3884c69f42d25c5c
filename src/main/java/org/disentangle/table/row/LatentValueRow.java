package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code latent_values.csv}: a value that a quantised latent can take.
 *
 * @param index of the value, from 0: what the codes hold
 * @param value that it stands for, as the decoder sees it
 * @param count of images of the sample that have it
 * @param share of the images
 */
@TableFile(
    name = "latent_values",
    sentence =
        "Of models whose latents are quantised one by one: each value that a latent can take, by"
            + " its index, and how often it was taken.")
public record LatentValueRow(
    String run, int latent, int index, double value, int count, double share) implements OfRun {}
