package org.disentangle.training.checkpoint;

import java.util.Map;

/**
 * A checkpoint, from which a training can continue.
 *
 * @param state everything except the values of the variables
 * @param variables names and values, row by row, in the order of the graph; then the weights that
 *     early stopping may export
 */
public record Checkpoint(TrainingState state, Map<String, float[]> variables) {
  /**
   * Everything except the values of the variables: the state, and their names and sizes in order.
   */
  public CheckpointHeader header() {
    CheckpointHeader.Builder header = CheckpointHeader.newBuilder().setState(state);
    variables.forEach(
        (name, values) ->
            header.addVariable(
                CheckpointVariable.newBuilder().setName(name).setSize(values.length)));
    return header.build();
  }
}
