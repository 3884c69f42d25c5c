package org.disentangle.analysis.projection;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tagbio.umap.Umap;

/**
 * A two-dimensional embedding of codes that keeps neighbours together: UMAP with 15 neighbours of
 * each code by Euclidean distance, 2 coordinates, least distance 0.1 (the defaults of its authors).
 *
 * <p>What lies together is alike. Distances between groups, the sizes of groups and the axes
 * themselves have no meaning, unlike those of {@link PrincipalComponents}. Computed by one thread
 * from one seed, so that the same codes give the same map.
 *
 * <p>Cost: every pair of codes is compared once, O(n² K), so give it at most a few thousand.
 *
 * @see <a href="https://arxiv.org/abs/1802.03426">L. McInnes, J. Healy, J. Melville (2018), UMAP:
 *     uniform manifold approximation and projection for dimension reduction</a>
 */
public final class NeighbourEmbedding {
  /** With fewer codes than this there is no neighbourhood to keep. */
  public static final int FEWEST = 50;

  private static final int NEIGHBOURS = 15;

  private NeighbourEmbedding() {}

  /**
   * Finds the map.
   *
   * @param codes [n, K] one row an image; finite
   * @param seed of the random start and of the negative samples
   * @return [n, 2]; empty, [0][2], for fewer than {@value #FEWEST} codes or if all are the same:
   *     there is nothing to map then
   */
  public static double[][] of(double[][] codes, long seed) {
    if (codes.length < FEWEST || firstOther(codes).isEmpty()) {
      return new double[0][2];
    }
    Umap umap = new Umap();
    umap.setNumberComponents(2);
    umap.setNumberNearestNeighbours(NEIGHBOURS);
    umap.setSeed(seed);
    umap.setThreads(1);
    return umap.fitTransform(codes);
  }

  private static OptionalInt firstOther(double[][] codes) {
    return IntStream.range(1, codes.length)
        .filter(row -> !Arrays.equals(codes[row], codes[0]))
        .findFirst();
  }
}
