package org.disentangle.graph.autoregressive;

import java.util.Arrays;

/**
 * The mask of a causal convolution over a map, which makes a position depend only on those before
 * it in raster order: row by row, in a row from left to right (van den Oord et al. 2016, "Pixel
 * Recurrent Neural Networks", section 3.4).
 */
public enum CausalMask {
  /** Positions before the centre: for the first layer, whose input is the predicted map itself. */
  A,
  /** Positions before the centre, and the centre: for layers after a layer of type A. */
  B;

  /**
   * The mask of a kernel.
   *
   * @param kernelSize odd
   * @return [kernelSize, kernelSize], ones where a tap may be used
   * @throws IllegalArgumentException if the size is even: the kernel would have no centre
   */
  float[][] values(int kernelSize) {
    if (kernelSize % 2 == 0) {
      throw new IllegalArgumentException(
          "a masked kernel of size " + kernelSize + " has no centre; take an odd size");
    }
    int centre = kernelSize / 2;
    float[][] mask = new float[kernelSize][kernelSize];
    for (int y = 0; y <= centre; y++) {
      for (int x = 0; x < kernelSize; x++) {
        boolean before = y < centre || x < centre;
        boolean allowedCentre = this == B && y == centre && x == centre;
        mask[y][x] = before || allowedCentre ? 1 : 0;
      }
    }
    return mask;
  }

  /**
   * The rows of the mask down to the centre's: below it no tap may be used.
   *
   * @param kernelSize odd
   * @return [(kernelSize + 1) / 2, kernelSize]
   */
  public float[][] upperRows(int kernelSize) {
    return Arrays.copyOf(values(kernelSize), kernelSize / 2 + 1);
  }
}
