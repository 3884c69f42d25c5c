package org.disentangle.variational;

import java.util.List;
import java.util.Map;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * λ = ln θ as the sum of two float32 variables, a base and the remainder that the base cannot
 * represent.
 *
 * <p>Steps near the optimum are smaller than the distance of two float32 numbers there and would be
 * lost on a single one: an ascent without noise would stop at an error of 1e-5. The optimiser moves
 * the rest; after each step the base absorbs what it can represent (Dekker 1971).
 *
 * @param base float32 [], λ rounded
 * @param rest float32 [], the variable that the optimiser updates
 */
record LogRate(Variable base, Variable rest) {

  /** Makes both variables. */
  static LogRate in(Variables variables) {
    return new LogRate(
        variables.get("log_rate/base", Shape.scalar(), Variable.Role.SLOT, Initializer.zeros()),
        variables.get(
            "log_rate/rest", Shape.scalar(), Variable.Role.TRAINABLE, Initializer.zeros()));
  }

  /** λ, float64 []. */
  Operand<TFloat64> value(Ops tf) {
    return tf.math.add(
        tf.dtypes.cast(base.value(), TFloat64.class), tf.dtypes.cast(rest.value(), TFloat64.class));
  }

  /** Ops that move the representable part of the rest into the base, to run after each step. */
  List<Op> carry(Ops after) {
    Operand<TFloat32> before = after.readVariableOp(base.handle(), TFloat32.class);
    Operand<TFloat32> moved = after.readVariableOp(rest.handle(), TFloat32.class);
    Operand<TFloat32> sum = after.math.add(before, moved);
    Operand<TFloat32> lost = after.math.sub(moved, after.math.sub(sum, before));
    return List.of(
        after.assignVariableOp(base.handle(), sum), after.assignVariableOp(rest.handle(), lost));
  }

  /** The values of both variables for a λ. */
  Map<String, float[]> valuesOf(double logRate) {
    float rounded = (float) logRate;
    return Map.of(
        base.name(), new float[] {rounded}, rest.name(), new float[] {(float) (logRate - rounded)});
  }
}
