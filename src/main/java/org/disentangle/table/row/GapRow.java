package org.disentangle.table.row;

import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A row of {@code mig.csv}: the mutual information gap of a run.
 *
 * @param mig the mean over the factors
 * @param byFactor the gap of each factor that has more than one class, as a share of its entropy
 */
@TableFile(name = "mig", sentence = "The mutual information gap of each run and of each factor.")
public record GapRow(
    String run, String model, OptionalDouble beta, double mig, Map<String, Double> byFactor)
    implements OfRun {}
