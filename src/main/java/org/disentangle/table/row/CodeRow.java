package org.disentangle.table.row;

import java.util.Map;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code codes.csv}: the representation of one sample in one run.
 *
 * @param sample its number, the same in every run and table
 * @param classes by factor; without those that are unknown
 * @param latents {@code z0}, {@code z1}, …; none beyond the model's own width
 */
@TableFile(
    name = "codes",
    sentence =
        "The codes (z0, z1, …) of the first 10,000 samples with the class index of each factor: the input of all measures above; some scores also need test images or posteriors.")
public record CodeRow(
    String run,
    int sample,
    Map<String, Integer> classes,
    @Column(matching = "z[0-9]+") Map<String, Double> latents)
    implements OfRun {}
