package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.disentangle.graph.Variable.Role;
import org.disentangle.substitution.BlockwiseTransposedConvolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The fast form of a transposed convolution gives the numbers of TensorFlow's own. */
class BlockwiseTransposedConvolutionTest {
  private static final int BATCH = 2;
  private static final int INPUTS = 3;

  @ParameterizedTest
  @CsvSource({
    // kernel, stride, channels, height, width
    "4, 2, 1, 64, 64",
    "4, 2, 3, 8, 12",
    "3, 1, 1, 9, 7",
    "3, 1, 3, 5, 6",
    "3, 2, 1, 8, 8",
    "3, 2, 2, 7, 5",
    "5, 2, 1, 11, 6",
    "5, 1, 4, 6, 5",
    "2, 2, 1, 6, 6",
    "1, 1, 1, 3, 4",
    "1, 2, 1, 5, 5",
    "4, 1, 1, 1, 2",
    "3, 4, 1, 9, 8"
  })
  void itEqualsTensorFlowsOwn(int kernelSize, int stride, int channels, int height, int width) {
    int h = (height + stride - 1) / stride;
    int w = (width + stride - 1) / stride;
    try (GraphScratch scratch = new GraphScratch()) {
      Operand<TFloat32> x =
          scratch
              .variable(
                  "x",
                  Shape.of(BATCH, h, w, INPUTS),
                  GraphScratch.random(1, BATCH * h * w * INPUTS))
              .value();
      Operand<TFloat32> kernel =
          scratch
              .variable(
                  "kernel",
                  Shape.of(kernelSize, kernelSize, channels, INPUTS),
                  GraphScratch.random(2, kernelSize * kernelSize * channels * INPUTS))
              .value();
      Operand<TFloat32> own =
          scratch.tf.nn.conv2dBackpropInput(
              scratch.tf.constant(new int[] {BATCH, height, width, channels}),
              kernel,
              x,
              List.of(1L, (long) stride, (long) stride, 1L),
              "SAME");
      assertTrue(BlockwiseTransposedConvolution.fits(stride, channels));
      Operand<TFloat32> inBlocks =
          BlockwiseTransposedConvolution.of(kernelSize, stride, channels)
              .apply(scratch.tf, x, kernel, Shape.of(height, width, channels));
      assertEquals(own.shape(), inBlocks.shape());
      assertArrayEquals(scratch.floats(own), scratch.floats(inBlocks), 1e-5f);
    }
  }

  @Test
  void aVectorUnitsWorthOfChannelsNeedsNoBlocks() {
    assertFalse(BlockwiseTransposedConvolution.fits(2, 16));
    assertFalse(BlockwiseTransposedConvolution.fits(1, 16));
  }

  /** What a training computes is the fast form; what it learns by is the gradient of the other. */
  @Test
  void aTrainingHasTheLossAndTheGradientsOfThePlainForm() {
    float[] image = GraphScratch.random(3, BATCH * 16 * 16);
    float[][] found = new float[2][];
    float[][] gradients = new float[2][];
    for (int form = 0; form < 2; form++) {
      try (GraphScratch scratch = new GraphScratch()) {
        Operand<TFloat32> x =
            scratch
                .variable(
                    "x", Shape.of(BATCH, 8, 8, INPUTS), GraphScratch.random(1, BATCH * 64 * INPUTS))
                .value();
        Variable kernel =
            scratch.variables.get(
                "deconv/kernel",
                Shape.of(4, 4, 1, INPUTS),
                Role.TRAINABLE,
                (shape, random) -> GraphScratch.random(2, 16 * INPUTS));
        Operand<TFloat32> y =
            form == 0
                ? scratch.tf.nn.conv2dBackpropInput(
                    scratch.tf.constant(new int[] {BATCH, 16, 16, 1}),
                    kernel.value(),
                    x,
                    List.of(1L, 2L, 2L, 1L),
                    "SAME")
                : scratch.layers.transposedConvolution(
                    "deconv", x, Shape.of(16, 16, 1), 4, 2, false);
        Operand<TFloat32> target =
            scratch.tf.reshape(
                scratch.tf.constant(image), scratch.tf.constant(new int[] {BATCH, 16, 16, 1}));
        Operand<TFloat32> loss =
            Batches.meanOfSums(scratch.tf, scratch.tf.math.square(scratch.tf.math.sub(y, target)));
        Operand<TFloat32> gradient =
            Gradient.of(scratch.graph, loss, List.of(kernel)).get(0).value();
        found[form] = scratch.floats(loss);
        gradients[form] = scratch.floats(gradient);
      }
    }
    assertArrayEquals(found[0], found[1], 1e-4f);
    assertArrayEquals(gradients[0], gradients[1], 1e-4f);
  }

  /** What is exported is an operation that other programs know. */
  @Test
  void anInferenceGraphHasTensorFlowsOwn() {
    try (GraphScratch scratch = new GraphScratch()) {
      Layers inference = new Layers(scratch.tf, Mode.INFERENCE, scratch.variables, scratch.noise);
      Operand<TFloat32> x =
          scratch.variable("x", Shape.of(1, 4, 4, 2), GraphScratch.random(1, 32)).value();
      Operand<TFloat32> y =
          inference.transposedConvolution("deconv", x, Shape.of(8, 8, 1), 4, 2, true);
      assertEquals(64, scratch.floats(y).length);
      assertTrue(
          scratch.graph.toGraphDef().getNodeList().stream()
              .noneMatch(node -> node.getOp().equals("Conv2D")));
    }
  }
}
