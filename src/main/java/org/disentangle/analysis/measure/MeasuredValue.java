package org.disentangle.analysis.measure;

/**
 * What one measure gave for one model.
 *
 * @param measure the key of a {@link Measure}, or the name of a loss term of the model's own
 * @param estimate the number
 */
public record MeasuredValue(String measure, Estimate estimate) {

  /** A value of the catalogue. */
  public static MeasuredValue of(Measure measure, Estimate estimate) {
    return new MeasuredValue(measure.key(), estimate);
  }

  /** A value of the catalogue without a standard error. */
  public static MeasuredValue of(Measure measure, double value) {
    return of(measure, Estimate.of(value));
  }
}
