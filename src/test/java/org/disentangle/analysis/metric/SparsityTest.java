package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

class SparsityTest {

  @Test
  void oneNumberAloneIsAsSparseAsCanBe() {
    for (int dimensions = 2; dimensions < 40; dimensions++) {
      double[] code = new double[dimensions];
      code[dimensions / 2] = -3.5;
      assertEquals(1, Sparsity.hoyer(code), 0);
    }
  }

  @Test
  void equalMagnitudesAreNotSparse() {
    assertEquals(0, Sparsity.hoyer(new double[] {2, 2, 2}), 1e-15);
    assertEquals(0, Sparsity.hoyer(new double[] {0.3, -0.3, 0.3, -0.3, 0.3}), 1e-15);
  }

  /** (2 - 7 / 5) / (2 - 1), by hand. */
  @Test
  void hoyerByHand() {
    assertEquals(0.6, Sparsity.hoyer(new double[] {3, 0, -4, 0}), 1e-15);
  }

  @Test
  void hoyerKnowsNoScale() {
    double[] code = {1, -2, 0, 0.25};
    double expected = Sparsity.hoyer(code);
    for (double scale : new double[] {1e-200, 1e-3, 1e200}) {
      double[] scaled = new double[code.length];
      for (int i = 0; i < code.length; i++) {
        scaled[i] = scale * code[i];
      }
      assertEquals(expected, Sparsity.hoyer(scaled), 1e-14);
    }
  }

  @Test
  void nothingIsSparserThanZeros() {
    assertEquals(1, Sparsity.hoyer(new double[3]), 0);
    assertEquals(
        new Sparsity(1, 1, 0, 1, List.of(0.0, 0.0)),
        Sparsity.of(Matrix.of(new double[][] {{0, 0}, {0, -0.0}})));
  }

  @Test
  void countsWhatIsNotExactlyZero() {
    double[][] codes = {{1, 0, 0, 0}, {0, -2, 1e-300, 0}, {0, 0, 0, 0}, {4, 4, 4, 0}};
    Sparsity sparsity = Sparsity.of(Matrix.of(codes));
    assertEquals(10.0 / 16, sparsity.zeroShare(), 1e-15);
    assertEquals(6.0 / 4, sparsity.meanActive(), 1e-15);
    assertEquals(0.25, sparsity.silentShare(), 0);
    assertEquals(List.of(0.5, 0.5, 0.5, 0.0), sparsity.activeShares());
    double dense = 2 - Math.sqrt(3);
    assertEquals((1 + 1 + 1 + dense) / 4, sparsity.hoyer(), 1e-15);
  }

  @Test
  void codesWithoutZerosHaveNone() {
    Sparsity sparsity = Sparsity.of(Matrix.of(new double[][] {{1, 1}, {-1, 1}}));
    assertEquals(0, sparsity.zeroShare(), 0);
    assertEquals(2, sparsity.meanActive(), 0);
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    assertRefused("no codes to measure the sparsity of", new double[0][]);
    assertRefused("sparsity needs at least 2 dimensions, but there are 1", new double[][] {{1}});
  }

  private static void assertRefused(String message, double[][] codes) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Sparsity.of(Matrix.of(codes)))
            .getMessage());
  }
}
