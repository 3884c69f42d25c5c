package org.disentangle.graph.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.disentangle.analysis.GoldenMatrix;
import org.junit.jupiter.api.Test;

/** Against the numbers of {@code src/test/golden/sparse_coding_golden.py}. */
class DictionaryTest {

  @Test
  void theOrthonormalCosinesAreScipys() {
    assertMatrix(GoldenMatrix.doubles("dct-orthonormal"), Dictionary.orthonormalDct(8));
  }

  @Test
  void theOvercompleteCosinesAreNumpys() {
    assertMatrix(GoldenMatrix.doubles("dct-overcomplete"), Dictionary.overcompleteDct(3, 15));
  }

  @Test
  void theLargestEigenvaluesAreNumpys() {
    for (double[] row : GoldenMatrix.doubles("dct-eigenvalues")) {
      Dictionary dictionary = Dictionary.overcompleteDct((int) row[0], (int) row[1]);
      assertEquals(row[2], dictionary.largestEigenvalue(), 1e-10 * row[2]);
    }
    assertEquals(1, Dictionary.orthonormalDct(16).largestEigenvalue(), 1e-14);
  }

  @Test
  void atomsHaveUnitLength() {
    for (Dictionary dictionary :
        new Dictionary[] {
          Dictionary.orthonormalDct(5),
          Dictionary.overcompleteDct(4, 30),
          Dictionary.random(4, 30, new SplittableRandom(1))
        }) {
      for (int k = 0; k < dictionary.atoms(); k++) {
        double square = 0;
        for (int i = 0; i < dictionary.signalSize(); i++) {
          square += dictionary.entry(i, k) * dictionary.entry(i, k);
        }
        assertEquals(1, square, 1e-14);
      }
    }
  }

  @Test
  void drawnAtomsDependOnTheSeedAlone() {
    Dictionary first = Dictionary.random(3, 5, new SplittableRandom(1));
    Dictionary again = Dictionary.random(3, 5, new SplittableRandom(1));
    Dictionary other = Dictionary.random(3, 5, new SplittableRandom(2));
    assertArrayEquals(first.scaled(1), again.scaled(1), 0);
    assertTrue(first.entry(0, 0) != other.entry(0, 0));
  }

  @Test
  void fewerAtomsThanEntriesAreRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Dictionary.overcompleteDct(4, 15));
    assertEquals(
        "an overcomplete dictionary of 15 atoms for patches of side 4", refused.getMessage());
  }

  private static void assertMatrix(double[][] expected, Dictionary found) {
    assertEquals(expected.length, found.signalSize());
    assertEquals(expected[0].length, found.atoms());
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        assertEquals(expected[i][k], found.entry(i, k), 1e-14, "entry " + i + ", " + k);
      }
    }
  }
}
