package org.disentangle.pgm.format;

/** What is done with rows of probabilities that do not sum to 1. */
public enum RowSums {
  /** Those that are off by the rounding of their printed digits are set right, others refused. */
  CHECKED,
  /** All are divided by their sums, unless these are 0. */
  NORMALISED
}
