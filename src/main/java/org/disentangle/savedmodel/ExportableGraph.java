package org.disentangle.savedmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The parts of an inference graph that go into its SavedModel: the signatures, the variables, and
 * the nodes that write and read a checkpoint of them.
 *
 * @param signatures in the order of the model
 * @param variables in the checkpoint
 * @param checkpointPrefix string input of both directions
 * @param save writes the checkpoint
 * @param restore reads it
 */
public record ExportableGraph(
    List<SignatureTensors> signatures,
    List<Variable> variables,
    Placeholder<TString> checkpointPrefix,
    Operand<TString> save,
    Op restore) {

  /**
   * Adds the nodes of the checkpoint to a graph.
   *
   * @param tf at the root scope of a graph that is not being run yet
   */
  public static ExportableGraph of(Ops tf, Variables register, List<SignatureTensors> signatures) {
    List<Variable> variables = register.exported();
    Ops saver = tf.withSubScope("save");
    Placeholder<TString> prefix =
        saver.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TString> names = strings(saver, variables.stream().map(Variable::name).toList());
    Operand<TString> wholeTensors = strings(saver, Collections.nCopies(variables.size(), ""));

    List<Operand<?>> values = new ArrayList<>();
    variables.forEach(variable -> values.add(variable.read()));
    Op written = saver.train.save(prefix, names, wholeTensors, values);
    Operand<TString> saved =
        saver.withControlDependencies(written).withName("control_dependency").identity(prefix);

    List<Class<? extends TType>> types = Collections.nCopies(variables.size(), TFloat32.class);
    Restore read = saver.train.restore(prefix, names, wholeTensors, types);
    List<Op> assignments = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Output<?> value = read.tensors().get(i);
      assignments.add(
          saver.assignVariableOp(variables.get(i).handle(), value.expect(TFloat32.class)));
    }
    Op restored = saver.withName("restore_all").withControlDependencies(assignments).noOp();
    return new ExportableGraph(List.copyOf(signatures), variables, prefix, saved, restored);
  }

  private static Operand<TString> strings(Ops tf, List<String> values) {
    return tf.constant(NdArrays.vectorOfObjects(values.toArray(String[]::new)));
  }
}
