package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A row of {@code densities.csv}: one bin of the histograms of a latent, as densities.
 *
 * @param low the start of the bin
 * @param high its end
 * @param codes of the representation
 * @param posterior of one draw from each image's posterior; empty if nothing is drawn
 * @param prior of draws from the model's own prior; empty if it gives none
 */
@TableFile(
    name = "densities",
    sentence =
        "Histograms of each latent as densities: of the codes, of draws from each image’s posterior, and of draws from the model’s prior.")
public record DensityRow(
    String run,
    int latent,
    double low,
    double high,
    double codes,
    OptionalDouble posterior,
    OptionalDouble prior)
    implements OfRun {}
