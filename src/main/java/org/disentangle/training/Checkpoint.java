package org.disentangle.training;

import java.util.Map;

/**
 * An unfinished training as it can be gone on with.
 *
 * @param state all but the values of the variables
 * @param variables names and values, row by row, in the order of the graph; of a training whose
 *     loop has ended, without the optimiser's slots
 */
record Checkpoint(TrainingState state, Map<String, float[]> variables) {}
