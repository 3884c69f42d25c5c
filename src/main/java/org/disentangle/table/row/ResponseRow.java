package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code responses.csv}: the mean of a latent over the images of one class of a factor,
 * whatever their other factors.
 *
 * @param sd the standard deviation; empty for one image
 * @param images how many there are
 */
@TableFile(
    name = "responses",
    sentence =
        "Mean and standard deviation of each latent over the images of each class of each factor; of the 20 latents that vary most.")
public record ResponseRow(
    String run,
    int latent,
    String factor,
    @Column(name = "class") int classIndex,
    double mean,
    OptionalDouble sd,
    int images)
    implements OfRun {}
