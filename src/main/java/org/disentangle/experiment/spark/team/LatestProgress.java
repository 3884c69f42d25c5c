package org.disentangle.experiment.spark.team;

import org.apache.spark.util.AccumulatorV2;

/** Carries the last line of the first worker's output from its executor to the driver. */
final class LatestProgress extends AccumulatorV2<String, String> {
  static final String NAME = "progress";
  private static final long serialVersionUID = 1L;

  private volatile String line;

  LatestProgress(String line) {
    this.line = line;
  }

  @Override
  public boolean isZero() {
    return line.isEmpty();
  }

  @Override
  public AccumulatorV2<String, String> copy() {
    return new LatestProgress(line);
  }

  @Override
  public void reset() {
    line = "";
  }

  @Override
  public void add(String next) {
    line = next;
  }

  @Override
  public void merge(AccumulatorV2<String, String> other) {
    if (!other.isZero()) {
      line = other.value();
    }
  }

  @Override
  public String value() {
    return line;
  }
}
