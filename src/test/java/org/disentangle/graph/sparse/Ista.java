package org.disentangle.graph.sparse;

/**
 * Iterative soft thresholding with a fixed dictionary in plain doubles, the reference that the
 * blocks of a graph are tested against: lowers
 *
 * <pre>{@code  F(z) = |x - D z|^2 / 2 + lambda |z|_1 }</pre>
 *
 * by z ← S_{λ/L}(z − Dᵀ(Dz − x)/L) with L the largest eigenvalue of DᵀD (Daubechies et al. 2004,
 * Eq. 1.4; Beck &amp; Teboulle 2009, Eq. 1.4).
 */
record Ista(Dictionary dictionary, double lambda, double lipschitz) {

  Ista(Dictionary dictionary, double lambda) {
    this(dictionary, lambda, dictionary.largestEigenvalue());
  }

  /** F(z). */
  double objective(double[] x, double[] z) {
    double[] image = dictionary.times(z);
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      value += (x[i] - image[i]) * (x[i] - image[i]) / 2;
    }
    for (double entry : z) {
      value += lambda * Math.abs(entry);
    }
    return value;
  }

  /** One step. */
  double[] step(double[] x, double[] z) {
    double[] residual = dictionary.times(z);
    for (int i = 0; i < x.length; i++) {
      residual[i] -= x[i];
    }
    double[] gradient = dictionary.timesTransposed(residual);
    double[] next = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      double moved = z[k] - gradient[k] / lipschitz;
      next[k] = Math.signum(moved) * Math.max(Math.abs(moved) - lambda / lipschitz, 0);
    }
    return next;
  }

  /** So many steps from z = 0. */
  double[] steps(double[] x, int count) {
    double[] z = new double[dictionary.atoms()];
    for (int step = 0; step < count; step++) {
      z = step(x, z);
    }
    return z;
  }
}
