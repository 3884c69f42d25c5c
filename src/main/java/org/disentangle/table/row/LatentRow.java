package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code latents.csv}: one latent of a run, over the sample.
 *
 * @param mean of the representation
 * @param variance of the representation
 * @param active 1 if the variance is above 0.01, else 0
 * @param klNats to N(0, 1); empty if the posterior is over another variable
 * @param aggregateFit of this latent by itself; empty if there are no draws to compare
 * @param zeroShare the share of images with code 0; empty if the codes are indices
 */
@TableFile(
    name = "latents",
    sentence =
        "Each latent of a run: mean and variance over the images, whether it is active, its KL to N(0, 1) in nats, how far its codes are from the prior’s, and its share of zeros.")
public record LatentRow(
    String run,
    int latent,
    double mean,
    double variance,
    int active,
    @Column(mayBeAbsent = true) OptionalDouble klNats,
    @Column(mayBeAbsent = true) OptionalDouble aggregateFit,
    OptionalDouble zeroShare)
    implements OfRun {
  /** Whether the latent is active. */
  public boolean isActive() {
    return active == 1;
  }
}
