package org.disentangle.analysis.measure;

/**
 * The value of one measure for one model.
 *
 * @param measure the key of a measure of the catalogue, or the name of a loss term of the model's
 *     own
 * @param estimate the number
 */
public record MeasuredValue(String measure, Estimate estimate) {}
