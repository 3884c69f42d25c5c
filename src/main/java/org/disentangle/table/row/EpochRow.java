package org.disentangle.table.row;

import java.util.Map;
import org.disentangle.table.TableFile;

/**
 * A row of {@code history.csv}: the means over one epoch of one split.
 *
 * @param epoch from 1
 * @param split {@code train}: means over batches while the weights changed; {@code validation}: in
 *     inference mode
 * @param terms each by its name, nats per image
 * @param step the optimiser's at the end of the epoch
 */
@TableFile(
    name = "history",
    sentence =
        "The loss terms by epoch, in nats per image: train is the mean over the epoch’s batches, validation over the images held out.")
public record EpochRow(String run, int epoch, String split, Map<String, Double> terms, long step)
    implements OfRun {}
