package org.disentangle.analysis.measure;

import java.util.Arrays;
import org.disentangle.math.Information;

/** How much of a codebook the maps of codes of a sample use. */
public final class CodebookUse {
  private CodebookUse() {}

  /**
   * exp(entropy of the codes' shares): how many equally frequent codes would be as uncertain, from
   * 1 to the size of the codebook.
   *
   * @param maps [n, positions] one map an image
   */
  public static double perplexity(int[][] maps) {
    return Math.exp(
        Information.entropyNats(Arrays.stream(maps).flatMapToInt(Arrays::stream).toArray()));
  }

  /** How many codes were chosen at least once. */
  public static int inUse(int[][] maps) {
    return (int) Arrays.stream(maps).flatMapToInt(Arrays::stream).distinct().count();
  }
}
