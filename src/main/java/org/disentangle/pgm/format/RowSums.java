package org.disentangle.pgm.format;

/** The treatment of rows of probabilities that do not sum to 1. */
public enum RowSums {
  /** Rows that are off by the rounding of their printed digits are normalised, others refused. */
  CHECKED,
  /** All are divided by their sums, unless these are 0. */
  NORMALISED
}
