package org.disentangle.analysis.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NeighbourEmbeddingTest {
  private static final int GROUP = 60;

  /** Three groups in ten dimensions, far apart. */
  private static double[][] groups() {
    Random random = new Random(5);
    double[][] codes = new double[3 * GROUP][10];
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < 10; j++) {
        codes[i][j] = random.nextGaussian() + (j == i / GROUP ? 30 : 0);
      }
    }
    return codes;
  }

  @Test
  void neighboursStayNeighbours() {
    double[][] codes = groups();
    double[][] map = NeighbourEmbedding.of(codes, 1);
    assertEquals(codes.length, map.length);
    for (int i = 0; i < map.length; i++) {
      int self = i;
      int nearest =
          IntStream.range(0, map.length)
              .filter(other -> other != self)
              .boxed()
              .min(
                  Comparator.comparingDouble(
                      other ->
                          Math.hypot(map[self][0] - map[other][0], map[self][1] - map[other][1])))
              .orElseThrow();
      assertEquals(i / GROUP, nearest / GROUP, "the nearest of " + i + " is " + nearest);
    }
  }

  @Test
  void theSameSeedGivesTheSameMap() {
    double[][] codes = groups();
    double[][] map = NeighbourEmbedding.of(codes, 1);
    assertArrayEquals(map, NeighbourEmbedding.of(codes, 1));
    assertNotEquals(map[0][0], NeighbourEmbedding.of(codes, 2)[0][0]);
  }

  @Test
  void whatHasNoNeighbourhoodHasNoMap() {
    assertEquals(0, NeighbourEmbedding.of(new double[NeighbourEmbedding.FEWEST][3], 1).length);
    double[][] few = Arrays.copyOf(groups(), NeighbourEmbedding.FEWEST - 1);
    assertEquals(0, NeighbourEmbedding.of(few, 1).length);
  }

  /** As of sparse codes, most of which are all zero. */
  @Test
  void codesThatRepeatHaveAFiniteMap() {
    double[][] codes = groups();
    for (int i = 0; i < 150; i++) {
      codes[i] = new double[10];
    }
    for (double[] point : NeighbourEmbedding.of(codes, 1)) {
      assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]), Arrays.toString(point));
    }
  }
}
