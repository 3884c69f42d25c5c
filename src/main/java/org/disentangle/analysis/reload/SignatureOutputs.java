package org.disentangle.analysis.reload;

import java.util.List;

/**
 * The values of a model's outputs, row by row, in the order in which they were requested.
 *
 * @param floats the float32 outputs
 * @param longs the int64 outputs
 */
public record SignatureOutputs(List<float[]> floats, List<long[]> longs) {}
