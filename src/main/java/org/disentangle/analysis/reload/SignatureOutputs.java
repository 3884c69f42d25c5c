package org.disentangle.analysis.reload;

import java.util.List;

/**
 * What outputs of a model hold, row by row, in the order in which they were asked for.
 *
 * @param floats of those that are float32
 * @param longs of those that are int64
 */
public record SignatureOutputs(List<float[]> floats, List<long[]> longs) {}
