package org.disentangle.analysis.measure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.disentangle.math.Information;
import org.disentangle.math.Matrix;

/** The support patterns of codes: which dimensions of a code are not zero. */
public final class SupportPatterns {
  private SupportPatterns() {}

  /**
   * How many equally frequent patterns would be as uncertain as those of a sample: exp of the
   * entropy of their relative frequencies. 1 if all images use the same dimensions, as those of a
   * model without exact zeros do; at most the number of images, and too small where the true number
   * comes near it.
   *
   * @param codes [n, K] one row an image, at least one
   */
  public static double perplexity(Matrix codes) {
    // Looked up, never gone through: the labels count up in the order of the images.
    Map<BitSet, Integer> labels = new HashMap<>();
    int[] labelling = new int[codes.rows()];
    for (int i = 0; i < codes.rows(); i++) {
      BitSet support = new BitSet(codes.columns());
      for (int j = 0; j < codes.columns(); j++) {
        support.set(j, codes.at(i, j) != 0);
      }
      int next = labels.size();
      Integer known = labels.putIfAbsent(support, next);
      labelling[i] = known == null ? next : known;
    }
    return Math.exp(Information.entropyNats(labelling));
  }
}
