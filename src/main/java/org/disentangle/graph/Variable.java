package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * One float32 resource variable of a graph.
 *
 * @param name full name, e.g. {@code encoder/conv1/kernel}; the same in the training graph, the
 *     inference graph and the checkpoint
 * @param shape fully known
 * @param role what the variable is for
 * @param initializer gives its first value
 * @param handle the resource
 * @param read its value as of the run
 * @param fed a placeholder of its shape, and
 * @param assign the op that takes the value from there
 */
public record Variable(
    String name,
    Shape shape,
    Role role,
    Initializer initializer,
    VarHandleOp handle,
    ReadVariableOp<TFloat32> read,
    Placeholder<TFloat32> fed,
    AssignVariableOp assign) {

  /** The role of a variable, which determines what changes it and whether it is exported. */
  public enum Role {
    /** A weight: receives gradients, is exported with the inference graph that it is part of. */
    TRAINABLE,
    /** Updated by its layer instead of by a gradient, such as a moving average; is exported. */
    MOVING_AVERAGE,
    /** State of training only, mainly of the optimiser: never leaves the training graph. */
    SLOT
  }

  /** The value, as an operand for layers. */
  public Operand<TFloat32> value() {
    return read;
  }

  /** How many numbers it holds. */
  public int size() {
    return Math.toIntExact(shape.size());
  }

  /** Whether gradients change it. */
  public boolean isTrainable() {
    return role == Role.TRAINABLE;
  }

  /** Whether it belongs to the model rather than to its training. */
  public boolean isExported() {
    return role != Role.SLOT;
  }
}
