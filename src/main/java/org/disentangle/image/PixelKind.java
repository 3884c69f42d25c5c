package org.disentangle.image;

/** What one value of an image can be. Models see it divided by the highest: a number in [0, 1]. */
public enum PixelKind {
  /** 0 or 1. */
  TWO_VALUES(1),
  /** 0 to 255. */
  EIGHT_BITS(255),
  /** 0 to 65,535. */
  SIXTEEN_BITS(65_535);

  private final int highest;

  PixelKind(int highest) {
    this.highest = highest;
  }

  /** The highest value; the lowest is 0. */
  public int highest() {
    return highest;
  }

  /** A value as models see it. */
  public float share(int value) {
    return (float) (value / (double) highest);
  }

  /**
   * Bytes that so many values take where they are kept: a bit each for two values (the last byte
   * filled up with zeros), one byte, or two.
   */
  public int bytes(int values) {
    return switch (this) {
      case TWO_VALUES -> (values + Byte.SIZE - 1) / Byte.SIZE;
      case EIGHT_BITS -> values;
      case SIXTEEN_BITS -> Math.multiplyExact(values, Short.BYTES);
    };
  }
}
