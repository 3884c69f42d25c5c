package org.disentangle.graph.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** The width of a distribution of pixels. */
class ScaleTest {
  @Test
  void aLearnedWidthStartsAtOneAndStaysAboveItsFloor() {
    try (GraphScratch scratch = new GraphScratch()) {
      Scale fresh = Scale.learned(scratch.layers, "decoder/log_sigma", -6);
      assertEquals(
          Math.log1p(Math.exp(6)) - 6, scratch.floats(fresh.logarithm(scratch.tf))[0], 1e-5);
    }
    try (GraphScratch scratch = new GraphScratch()) {
      Variable low = scratch.variable("low", Shape.scalar(), -1000);
      assertEquals(
          -6, scratch.floats(new Scale.Learned(low.value(), -6).logarithm(scratch.tf))[0], 0);
    }
  }
}
