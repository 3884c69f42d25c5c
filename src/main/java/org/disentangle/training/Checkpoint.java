package org.disentangle.training;

import java.util.Map;

/**
 * A training as it can be gone on with.
 *
 * @param state all but the values of the variables
 * @param variables names and values, row by row, in the order of the graph; then the weights that
 *     {@link BestEpoch} keeps
 */
record Checkpoint(TrainingState state, Map<String, float[]> variables) {}
