package org.disentangle.savedmodel;

import org.disentangle.contract.Signatures;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.VariableDef;

/** Describes an inference graph as the protobuf message that every TensorFlow loads. */
final class MetaGraphs {
  /** Version of the SavedModel format. */
  private static final int SCHEMA_VERSION = 1;

  /** The node that TF-Java adds to every graph it dumps. */
  private static final String JAVA_INITIALIZER = "Init";

  private MetaGraphs() {}

  static SavedModel savedModel(Graph graph, ExportableGraph exportable) {
    MetaGraphDef.Builder metaGraph = MetaGraphDef.newBuilder();
    metaGraph
        .getMetaInfoDefBuilder()
        .addTags(SavedModelBundle.DEFAULT_TAG)
        .setTensorflowVersion(TensorFlow.version());
    metaGraph.setGraphDef(withoutJavaInitializer(graph.toGraphDef()));
    metaGraph.setSaverDef(
        SaverDef.newBuilder()
            .setFilenameTensorName(tensorName(exportable.checkpointPrefix()))
            .setSaveTensorName(tensorName(exportable.save()))
            .setRestoreOpName(opName(exportable.restore()))
            .setVersion(SaverDef.CheckpointFormatVersion.V2));
    for (SignatureTensors signature : exportable.signatures()) {
      metaGraph.putSignatureDef(signature.key(), signatureDef(signature));
    }
    CollectionDef.Builder all = CollectionDef.newBuilder();
    CollectionDef.Builder trainable = CollectionDef.newBuilder();
    for (Variable variable : exportable.variables()) {
      VariableDef definition = variableDef(variable);
      all.getBytesListBuilder().addValue(definition.toByteString());
      if (variable.isTrainable()) {
        trainable.getBytesListBuilder().addValue(definition.toByteString());
      }
    }
    metaGraph.putCollectionDef("variables", all.build());
    metaGraph.putCollectionDef("trainable_variables", trainable.build());
    return SavedModel.newBuilder()
        .setSavedModelSchemaVersion(SCHEMA_VERSION)
        .addMetaGraphs(metaGraph)
        .build();
  }

  /**
   * Removes the node: loaders of TF-Java run every node whose name begins so, but there is nothing
   * to initialise, as the checkpoint gives every value.
   */
  private static GraphDef withoutJavaInitializer(GraphDef graph) {
    GraphDef.Builder kept = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      if (!node.getName().equals(JAVA_INITIALIZER)) {
        kept.addNode(node);
      }
    }
    return kept.build();
  }

  private static SignatureDef signatureDef(SignatureTensors signature) {
    SignatureDef.Builder definition =
        SignatureDef.newBuilder().setMethodName(Signatures.METHOD_NAME);
    signature.inputs().forEach((name, tensor) -> definition.putInputs(name, tensorInfo(tensor)));
    signature.outputs().forEach((name, tensor) -> definition.putOutputs(name, tensorInfo(tensor)));
    return definition.build();
  }

  private static TensorInfo tensorInfo(Operand<?> tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    Shape known = tensor.shape();
    if (known.isUnknown()) {
      shape.setUnknownRank(true);
    } else {
      for (int i = 0; i < known.numDimensions(); i++) {
        shape.addDimBuilder().setSize(known.get(i));
      }
    }
    return TensorInfo.newBuilder()
        .setName(tensorName(tensor))
        .setDtype(tensor.asOutput().dataType())
        .setTensorShape(shape)
        .build();
  }

  private static VariableDef variableDef(Variable variable) {
    return VariableDef.newBuilder()
        .setVariableName(tensorName(variable.handle()))
        .setInitializerName(opName(variable.assign()))
        .setInitialValueName(tensorName(variable.fed()))
        .setSnapshotName(tensorName(variable.read()))
        .setIsResource(true)
        .setTrainable(variable.isTrainable())
        .build();
  }

  private static String tensorName(Operand<?> tensor) {
    Output<?> output = tensor.asOutput();
    return output.op().name() + ":" + output.index();
  }

  private static String opName(Op op) {
    return op.op().name();
  }
}
