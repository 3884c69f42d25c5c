package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.disentangle.analysis.reload.DecoderProgram.Constant;
import org.disentangle.analysis.reload.DecoderProgram.Latents;
import org.disentangle.analysis.reload.DecoderProgram.Step;
import org.disentangle.analysis.reload.DecoderProgram.Value;
import org.junit.jupiter.api.Test;

/** What a decoder costs that a page computes. */
class DecoderProgramTest {
  private static Value weights(Integer... shape) {
    return new Constant(List.of(shape), new float[0]);
  }

  /** 3 x 8 of the matrix, 4 places of 4 x 4 x 5 x 2, 16 places of 3 x 3 x 5 x 1. */
  @Test
  void eachWeightCountsOnceAPlace() {
    DecoderProgram program =
        new DecoderProgram(
            "run",
            3,
            List.of(
                new Latents(List.of(1, 3)),
                weights(3, 8),
                new Step("MatMul", List.of(0, 1), List.of(1, 8), Map.of()),
                new Step("Reshape", List.of(2), List.of(1, 2, 2, 2), Map.of()),
                weights(4, 4, 5, 2),
                new Step("Conv2DBackpropInput", List.of(3, 4), List.of(1, 4, 4, 5), Map.of()),
                weights(3, 3, 5, 1),
                new Step("Conv2D", List.of(5, 6), List.of(1, 4, 4, 1), Map.of())));
    assertEquals(24 + 4 * 160 + 16 * 45, program.multiplyAdds());
  }
}
