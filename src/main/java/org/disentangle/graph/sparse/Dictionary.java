package org.disentangle.graph.sparse;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A dictionary of unit-length atoms for sparse coding: x ≈ D z, column j of D being atom j.
 *
 * <p>It contains plain numbers, for first values of variables and constants of a graph. Immutable.
 */
public final class Dictionary {
  private static final int MOST_POWER_STEPS = 100_000;
  private static final double POWER_TOLERANCE = 1e-15;

  private final double[][] atoms;

  private Dictionary(double[][] atoms) {
    this.atoms = atoms;
  }

  /**
   * The orthonormal discrete cosine transform (DCT-II): atom k of size n is c_k cos(π (i + ½) k /
   * n) with c_0 = √(1/n) and c_k = √(2/n). DᵀD = I.
   *
   * @param size of the signal, and number of atoms
   */
  public static Dictionary orthonormalDct(int size) {
    double[][] atoms = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / size);
        atoms[i][k] = scale * Math.cos(Math.PI * (i + 0.5) * k / size);
      }
    }
    return new Dictionary(atoms);
  }

  /**
   * The overcomplete cosine dictionary of square patches: with m = ⌈√atoms⌉, the one-dimensional
   * atom k is cos(i k π / m), less its mean for k &gt; 0, at unit length; the patch atoms are all
   * products of one along the rows and one along the columns, of which the first are taken.
   *
   * <p>As in the published SC-VAE (Xiao et al. 2023, function {@code init_dct}), but for the order
   * of the signal's entries: that code transposes the patch, which only renames them.
   *
   * @param side of the patch; the signal has side · side entries
   * @param atoms at least side · side
   * @throws IllegalArgumentException if there are fewer atoms, or the side is 1 and there are more
   */
  public static Dictionary overcompleteDct(int side, int atoms) {
    int signal = Math.multiplyExact(side, side);
    if (side < 1 || atoms < signal || (side == 1 && atoms > 1)) {
      throw new IllegalArgumentException(
          "an overcomplete dictionary of %s atoms for patches of side %s".formatted(atoms, side));
    }
    double[][] waves = waves(side, (int) Math.ceil(Math.sqrt(atoms)));
    double[][] products = new double[signal][atoms];
    for (int i = 0; i < signal; i++) {
      for (int k = 0; k < atoms; k++) {
        int perAxis = waves[0].length;
        products[i][k] = waves[i / side][k / perAxis] * waves[i % side][k % perAxis];
      }
    }
    return new Dictionary(products);
  }

  /**
   * Directions drawn uniformly from the sphere, as a start for atoms that are learned.
   *
   * @param signal entries of the signal
   * @param random consumed atom by atom
   */
  public static Dictionary random(int signal, int atoms, RandomGenerator random) {
    double[][] drawn = new double[signal][atoms];
    for (int k = 0; k < atoms; k++) {
      for (int i = 0; i < signal; i++) {
        drawn[i][k] = random.nextGaussian();
      }
      normalize(drawn, k);
    }
    return new Dictionary(drawn);
  }

  private static double[][] waves(int size, int count) {
    double[][] waves = new double[size][count];
    for (int k = 0; k < count; k++) {
      double mean = 0;
      for (int i = 0; i < size; i++) {
        waves[i][k] = Math.cos(i * k * Math.PI / count);
        mean += waves[i][k] / size;
      }
      for (int i = 0; i < size && k > 0; i++) {
        waves[i][k] -= mean;
      }
      normalize(waves, k);
    }
    return waves;
  }

  private static void normalize(double[][] matrix, int column) {
    double square = 0;
    for (double[] row : matrix) {
      square += row[column] * row[column];
    }
    for (double[] row : matrix) {
      row[column] /= Math.sqrt(square);
    }
  }

  /** Entries of the signal, H. */
  public int signalSize() {
    return atoms.length;
  }

  /** How many atoms there are, K. */
  public int atoms() {
    return atoms[0].length;
  }

  /** One entry of one atom. */
  public double entry(int row, int atom) {
    return atoms[row][atom];
  }

  /** D / divisor, [H, K] row by row: the filters of ISTA for signals that are rows. */
  float[] scaled(double divisor) {
    float[] values = new float[Math.multiplyExact(signalSize(), atoms())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (atoms[i / atoms()][i % atoms()] / divisor);
    }
    return values;
  }

  /**
   * I − DᵀD / divisor, [K, K] row by row: how strongly similar atoms inhibit each other in ISTA.
   */
  float[] inhibition(double divisor) {
    int count = atoms();
    float[] values = new float[Math.multiplyExact(count, count)];
    for (int j = 0; j < count; j++) {
      for (int k = 0; k < count; k++) {
        double product = 0;
        for (double[] row : atoms) {
          product += row[j] * row[k];
        }
        values[j * count + k] = (float) ((j == k ? 1 : 0) - product / divisor);
      }
    }
    return values;
  }

  /**
   * The largest eigenvalue of DᵀD, the Lipschitz constant L of z ↦ Dᵀ(Dz − x): 1 for an orthonormal
   * dictionary. By power iteration to a relative change of 1e-15.
   */
  public double largestEigenvalue() {
    SplittableRandom random = new SplittableRandom(1);
    double[] direction = new double[atoms()];
    for (int k = 0; k < direction.length; k++) {
      direction[k] = random.nextGaussian();
    }
    double eigenvalue = 0;
    for (int step = 0; step < MOST_POWER_STEPS; step++) {
      double[] image = timesTransposed(times(direction));
      double length = length(image);
      double previous = eigenvalue;
      eigenvalue = length / length(direction);
      for (int k = 0; k < image.length; k++) {
        direction[k] = image[k] / length;
      }
      if (Math.abs(eigenvalue - previous) <= POWER_TOLERANCE * eigenvalue) {
        break;
      }
    }
    return eigenvalue;
  }

  /** D z. */
  double[] times(double[] code) {
    double[] signal = new double[signalSize()];
    for (int i = 0; i < signal.length; i++) {
      for (int k = 0; k < code.length; k++) {
        signal[i] += atoms[i][k] * code[k];
      }
    }
    return signal;
  }

  /** Dᵀ x. */
  double[] timesTransposed(double[] signal) {
    double[] products = new double[atoms()];
    for (int i = 0; i < signal.length; i++) {
      for (int k = 0; k < products.length; k++) {
        products[k] += atoms[i][k] * signal[i];
      }
    }
    return products;
  }

  private static double length(double[] vector) {
    double square = 0;
    for (double entry : vector) {
      square += entry * entry;
    }
    return Math.sqrt(square);
  }
}
