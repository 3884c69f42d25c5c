package org.disentangle.analysis.measure;

import java.util.Arrays;
import org.disentangle.math.CompensatedSum;

/**
 * The shares of the components of a mixture prior in the codes of images. The prior is a mixture of
 * C normal distributions of equal weight, p(z) = 1/C Σ_c N(z; m_c, v_c): the mean over draws of z
 * of the responsibilities
 *
 * <pre>{@code  r_c(z) = N(z; m_c, v_c) / sum_k N(z; m_k, v_k)  }</pre>
 *
 * (Bishop 2006, Pattern Recognition and Machine Learning, Eq. 9.13). They sum to 1. A component of
 * share 0 is used by no image's code, though a sample of the prior draws it as often as any other.
 */
public final class ComponentShares {

  private ComponentShares() {}

  /**
   * The share of each component.
   *
   * <p>Cost O(n C K).
   *
   * @param draws z, [n, K], at least one
   * @param means [C, K]
   * @param logVariances [C, K]
   * @return [C], from 0 to 1
   */
  public static double[] of(double[][] draws, double[][] means, double[][] logVariances) {
    int components = means.length;
    double[] offsets = new double[components];
    double[][] precisions = new double[components][];
    for (int c = 0; c < components; c++) {
      precisions[c] = Arrays.stream(logVariances[c]).map(each -> Math.exp(-each)).toArray();
      offsets[c] = -CompensatedSum.of(logVariances[c]) / 2;
    }
    double[] shares = new double[components];
    double[] logs = new double[components];
    for (double[] z : draws) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < components; c++) {
        logs[c] = offsets[c] - halfSquaredDistance(z, means[c], precisions[c]);
        largest = Math.max(largest, logs[c]);
      }
      double sum = 0;
      for (int c = 0; c < components; c++) {
        logs[c] = Math.exp(logs[c] - largest);
        sum += logs[c];
      }
      for (int c = 0; c < components; c++) {
        shares[c] += logs[c] / sum / draws.length;
      }
    }
    return shares;
  }

  private static double halfSquaredDistance(double[] z, double[] mean, double[] precision) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      double offset = z[j] - mean[j];
      sum += offset * offset * precision[j];
    }
    return sum / 2;
  }

  /**
   * How many equally heavy components would be as uncertain: exp(−Σ s log s), from 1 to C.
   *
   * @param shares not negative; they sum to 1
   */
  public static double effectiveNumber(double[] shares) {
    CompensatedSum entropy = new CompensatedSum();
    for (double share : shares) {
      if (share > 0) {
        entropy.add(-share * Math.log(share));
      }
    }
    return Math.exp(entropy.value());
  }
}
