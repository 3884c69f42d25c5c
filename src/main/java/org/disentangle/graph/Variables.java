package org.disentangle.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The register of a graph's variables, in the order they were made.
 *
 * <p>Exactly the registered variables are trained, saved and copied between graphs, not "every
 * variable in the graph". Variables are resource variables: gradients of expressions on TF-Java's
 * reference variables crash the process.
 */
public final class Variables {
  private final Scopes scopes;
  private final Map<String, Variable> byName = new LinkedHashMap<>();

  /**
   * An empty register.
   *
   * @param tf of the graph that will hold the variables; at the root scope
   */
  public Variables(Ops tf) {
    this.scopes = new Scopes(tf);
  }

  /**
   * The variable of a name: made at the first call, the same one afterwards, so that a network
   * applied to two inputs has one set of weights.
   *
   * @param name full name with slashes
   * @throws IllegalArgumentException if the name was taken with another shape or role
   * @throws IllegalStateException if it is to be exported and ops of the graph took the name's
   *     scope before
   */
  public Variable get(String name, Shape shape, Variable.Role role, Initializer initializer) {
    Variable known = byName.get(name);
    if (known != null) {
      if (!known.shape().equals(shape) || known.role() != role) {
        throw new IllegalArgumentException(
            "variable %s is %s %s and was asked for as %s %s"
                .formatted(name, known.role(), known.shape(), role, shape));
      }
      return known;
    }
    VarHandleOp handle =
        scopes.at(name).varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    if (role != Variable.Role.SLOT && !handle.op().name().equals(name)) {
      // TensorFlow Lite's converter looks for the handle under the variable's name.
      throw new IllegalStateException(
          "the scope of variable %s is taken by other ops; its handle would be named %s"
              .formatted(name, handle.op().name()));
    }
    Placeholder<TFloat32> fed =
        scopes.at(name + "/initial_value").placeholder(TFloat32.class, Placeholder.shape(shape));
    AssignVariableOp assign = scopes.at(name + "/assign").assignVariableOp(handle, fed);
    ReadVariableOp<TFloat32> read =
        scopes.at(name + "/read").readVariableOp(handle, TFloat32.class);
    Variable variable = new Variable(name, shape, role, initializer, handle, read, fed, assign);
    byName.put(name, variable);
    return variable;
  }

  /** All variables, in the order they were made. */
  public List<Variable> all() {
    return List.copyOf(byName.values());
  }

  /** The weights: the variables that get gradients. */
  public List<Variable> trainable() {
    return select(Variable::isTrainable);
  }

  /** The weights and moving averages, which make up the model. */
  public List<Variable> exported() {
    return select(Variable::isExported);
  }

  /**
   * First values of all variables.
   *
   * <p>Each variable draws from a generator of its own, seeded by the run's seed and its name:
   * adding a layer leaves the first values of the others as they were.
   */
  public Map<String, float[]> initialValues(long seed) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : byName.values()) {
      SplittableRandom random =
          new SplittableRandom(seed * 0x9E3779B97F4A7C15L + salt(variable.name()));
      values.put(variable.name(), variable.initializer().values(variable.shape(), random));
    }
    return values;
  }

  /** A number that depends on a name alone, the same on every platform. */
  public static int salt(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  private List<Variable> select(Predicate<Variable> wanted) {
    List<Variable> selected = new ArrayList<>();
    for (Variable variable : byName.values()) {
      if (wanted.test(variable)) {
        selected.add(variable);
      }
    }
    return Collections.unmodifiableList(selected);
  }

  /** The scopes of the graph. */
  public Scopes scopes() {
    return scopes;
  }
}
