package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private static final Matrix SIX = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void rowsAndColumnsAreThoseOfTheArray() {
    assertEquals(3, SIX.rows());
    assertEquals(2, SIX.columns());
    assertEquals(6, SIX.at(2, 1));
    assertArrayEquals(new double[] {3, 4}, SIX.row(1));
    assertArrayEquals(new double[] {2, 4, 6}, SIX.column(1));
    assertEquals(0, Matrix.of().columns());
  }

  @Test
  void aViewHasTheRowsAskedForInTheirOrder() {
    Matrix view = SIX.rows(new int[] {2, 0, 0, 1}).rows(new int[] {3, 0});
    assertArrayEquals(new double[][] {{3, 4}, {5, 6}}, view.toArray());
    assertEquals(5, view.at(1, 0));
    assertArrayEquals(new double[] {3, 5}, view.column(0));
    assertArrayEquals(new double[] {6, 2, 2, 4}, SIX.rows(new int[] {2, 0, 0, 1}).column(1));
    assertArrayEquals(
        new double[] {9},
        Matrix.of(new double[][] {{1}, {2}, {3}, {4}, {9}}).rows(new int[] {4}).column(0),
        "of few rows");
    assertEquals(0, SIX.rows(new int[0]).columns());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, SIX.first(2).toArray());
    assertSame(SIX, SIX.first(3));
  }

  @Test
  void rowsOfOneLengthAreExpected() {
    assertEquals(
        "row 1 has 3 columns, but row 0 has 2",
        assertThrows(
                IllegalArgumentException.class, () -> Matrix.of(new double[][] {{1, 2}, {1, 2, 3}}))
            .getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(3, 0));
  }
}
