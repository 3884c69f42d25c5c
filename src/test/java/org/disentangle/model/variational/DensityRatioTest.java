package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.disentangle.graph.GraphScratch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Numbers of src/test/golden/factor_vae_golden.py. */
class DensityRatioTest {
  private static final float[][] OF_JOINT = {{1, -1}, {0.5f, 0}};
  private static final float[][] OF_PRODUCT = {{0.2f, 0.4f}, {-1, 1}};

  private final GraphScratch scratch = new GraphScratch();
  private final Ops tf = scratch.tf;

  @AfterEach
  void close() {
    scratch.close();
  }

  private DensityRatio ratio(float[][] first, float[][] second) {
    return new DensityRatio(
        DensityRatio.log(tf, tf.constant(first)), DensityRatio.log(tf, tf.constant(second)));
  }

  private double value(Operand<TFloat32> scalar) {
    return scratch.floats(scalar)[0];
  }

  @Test
  void itsMeanIsTheTotalCorrelation() {
    Operand<TFloat32> ratio = DensityRatio.log(tf, tf.constant(OF_JOINT));
    assertEquals(1.25, value(tf.math.mean(ratio, tf.constant(0))), 1e-6);
  }

  @Test
  void theCrossEntropyIsThatOfTheSoftmax() {
    assertEquals(0.3315180, value(ratio(OF_JOINT, OF_PRODUCT).crossEntropy(tf)), 1e-6);
  }

  /** A difference of a thousand has no exponential in float32; it costs a thousand all the same. */
  @Test
  void largeLogitsDoNotOverflow() {
    float[][] ofSecond = {{-500, 500}};
    assertEquals(500, value(ratio(ofSecond, ofSecond).crossEntropy(tf)), 1e-3);
  }

  @Test
  void whoCannotTellIsAtChance() {
    DensityRatio undecided = ratio(new float[3][2], new float[3][2]);
    assertEquals(Math.log(2), value(undecided.crossEntropy(tf)), 1e-6);
    assertEquals(0.5, value(undecided.accuracy(tf)));
  }

  @Test
  void theAccuracyCountsBothKinds() {
    assertEquals(1, value(ratio(OF_JOINT, OF_PRODUCT).accuracy(tf)));
    assertEquals(0, value(ratio(OF_PRODUCT, OF_JOINT).accuracy(tf)));
    assertEquals(0.5, value(ratio(OF_JOINT, OF_JOINT).accuracy(tf)));
  }
}
