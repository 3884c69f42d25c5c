package org.disentangle.analysis.reload;

import java.util.List;
import org.disentangle.substitution.BlockwiseTransposedConvolution;
import org.disentangle.substitution.Substitutes;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * A second form of a loaded graph in which transposed convolutions with few output channels are
 * computed in blocks ({@link BlockwiseTransposedConvolution}). It stands beside the graph as it was
 * exported, under names of its own, and reads the same variables.
 */
final class FasterForms {
  private static final String TRANSPOSED_CONVOLUTION = "Conv2DBackpropInput";
  private static final String SCOPE = "faster";

  private FasterForms() {}

  /**
   * Adds the second form to a model's graph, if this program made the model: only then is it known
   * that its variables have shared names.
   *
   * @return as {@link #addTo(Graph, GraphDef)}
   */
  static String addTo(SavedModelBundle bundle, SavedModelFolder folder) {
    return folder.record().isEmpty()
        ? ""
        : addTo(bundle.graph(), bundle.metaGraphDef().getGraphDef());
  }

  /**
   * Adds the second form to a graph.
   *
   * @param loaded the graph that runs
   * @param exported the same as it lies on disk, with shared names of its variables
   * @return what goes before the names of the form's tensors; empty if there is nothing to compute
   *     faster, and nothing was added
   */
  static String addTo(Graph loaded, GraphDef exported) {
    try (Graph copy = new Graph()) {
      copy.importGraphDef(exported);
      boolean isFaster = false;
      for (NodeDef node : exported.getNodeList()) {
        isFaster |= node.getOp().equals(TRANSPOSED_CONVOLUTION) && isInBlocks(copy, node);
      }
      if (!isFaster) {
        return "";
      }
      loaded.importGraphDef(Substitutes.used(copy.toGraphDef()), SCOPE);
      return SCOPE + "/";
    }
  }

  /** Registers the form in blocks, unless the operation is none that it can stand for. */
  private static boolean isInBlocks(Graph graph, NodeDef node) {
    GraphOperation operation = graph.operation(node.getName());
    Output<TFloat32> y = operation.output(0);
    Operand<TFloat32> kernel = input(graph, node, 1);
    Operand<TFloat32> x = input(graph, node, 2);
    List<Long> strides = node.getAttrOrThrow("strides").getList().getIList();
    int stride = Math.toIntExact(strides.get(1));
    boolean isPlain =
        isText(node, "padding", "SAME")
            && isText(node, "data_format", "NHWC")
            && strides.equals(List.of(1L, (long) stride, (long) stride, 1L))
            && node.getAttrOrThrow("dilations").getList().getIList().stream().allMatch(d -> d == 1)
            && isKnown(x.shape())
            && isKnown(kernel.shape())
            && isKnown(y.shape())
            && kernel.shape().get(0) == kernel.shape().get(1);
    if (!isPlain || !BlockwiseTransposedConvolution.fits(stride, y.shape().get(3))) {
      return false;
    }
    Ops tf = Ops.create(graph).withSubScope(node.getName().replace('/', '.') + "_in_blocks");
    Substitutes.register(
        tf.withName("substitute"),
        y,
        BlockwiseTransposedConvolution.of(
                Math.toIntExact(kernel.shape().get(0)), stride, y.shape().get(3))
            .apply(tf, x, kernel, y.shape().takeLast(3)));
    return true;
  }

  private static boolean isText(NodeDef node, String attribute, String expected) {
    return node.getAttrOrThrow(attribute).getS().toStringUtf8().equals(expected);
  }

  /** Whether all sizes but the first are known. */
  private static boolean isKnown(Shape shape) {
    return shape.numDimensions() == 4 && !shape.takeLast(3).hasUnknownDimension();
  }

  private static Operand<TFloat32> input(Graph graph, NodeDef node, int index) {
    String[] parts = node.getInput(index).split(":", 2);
    return graph.operation(parts[0]).output(parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
  }
}
