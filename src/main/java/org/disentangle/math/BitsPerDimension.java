package org.disentangle.math;

/**
 * A −log p(x) of images in bits for each of their values, which makes images of different sizes
 * comparable: a code made for p needs so many bits for a value.
 */
public final class BitsPerDimension {
  private static final double LOG_TWO = Math.log(2);

  private BitsPerDimension() {}

  /**
   * Where p(x) is a probability.
   *
   * @param nats −log p(x) of an image
   * @param values of an image, height times width times channels
   */
  public static double ofProbability(double nats, int values) {
    return nats / (values * LOG_TWO);
  }

  /**
   * Where p(x) is a density over values 0, 1/h, 2/h, …, 1: it is taken to be the same over the
   * width 1/h around each of them, so that the level there has the probability p(x)/h.
   *
   * @param nats −log p(x) of an image, which may be below 0
   * @param values of an image, height times width times channels
   * @param highest h, 255 for 8 bits
   */
  public static double ofDensity(double nats, int values, int highest) {
    return (nats / values + Math.log(highest)) / LOG_TWO;
  }
}
