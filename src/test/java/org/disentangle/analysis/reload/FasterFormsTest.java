package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.contract.Signatures;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** The faster form of a committed model's graph. */
class FasterFormsTest {
  private static final Path MODEL = Path.of("saved_models", "example");
  private static final int COUNT = 3;
  private static final int LATENTS = 5;

  @Test
  void itDecodesWhatTheExportedGraphDecodes() {
    Random random = new Random(1);
    float[] latents = new float[COUNT * LATENTS];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) random.nextGaussian();
    }
    try (ReloadedModel model = ReloadedModel.open(MODEL);
        TFloat32 fed =
            TFloat32.tensorOf(Shape.of(COUNT, LATENTS), DataBuffers.of(latents.clone()));
        Result exported =
            model.output(
                Signatures.DECODE, Map.of(Signatures.LATENTS, fed), Signatures.PROBABILITIES)) {
      float[] expected = new float[COUNT * model.imageShape().values()];
      exported.get(0).asRawTensor().data().asFloats().read(expected);
      assertArrayEquals(expected, model.decode(latents, COUNT), 1e-5f);
    }
  }

  @Test
  void itStandsBesideTheExportedGraph() {
    GraphDef exported = SavedGraph.read(MODEL).metaGraph().getGraphDef();
    try (Graph graph = new Graph()) {
      graph.importGraphDef(exported);
      String scope = FasterForms.addTo(graph, exported);
      assertFalse(scope.isEmpty());
      List<NodeDef> nodes = graph.toGraphDef().getNodeList();
      assertEquals(
          exported.getNodeCount(),
          nodes.stream().filter(node -> !node.getName().startsWith(scope)).count());
      assertTrue(
          convolutions(nodes.stream().filter(node -> node.getName().startsWith(scope)))
              > convolutions(exported.getNodeList().stream()));
    }
  }

  /** Those that are not transposed. */
  private static long convolutions(Stream<NodeDef> nodes) {
    return nodes.filter(node -> node.getOp().equals("Conv2D")).count();
  }

  @Test
  void whereThereAreManyChannelsNothingIsAdded() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      tf.nn.conv2dBackpropInput(
          tf.constant(new int[] {1, 8, 8, 32}),
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(4, 4, 32, 16))),
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 4, 4, 16))),
          List.of(1L, 2L, 2L, 1L),
          "SAME");
      GraphDef before = graph.toGraphDef();
      assertEquals("", FasterForms.addTo(graph, before));
      assertEquals(before, graph.toGraphDef());
    }
  }
}
