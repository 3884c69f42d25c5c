package org.disentangle.analysis.score;

import org.disentangle.analysis.metric.GaussianDependence;
import org.disentangle.analysis.metric.LatentInformation;

/**
 * How far latents are from independent of each other.
 *
 * @param gaussian as far as their covariances tell
 * @param meanNats what two of them tell about each other on average, by counting in bins
 */
record Dependence(GaussianDependence gaussian, double meanNats) {

  /** Measures the codes that are learned from. */
  static Dependence of(ScoringSample sample) {
    return new Dependence(
        GaussianDependence.of(sample.train().codes()),
        LatentInformation.of(sample.train().codes(), sample.bins()).meanNats());
  }
}
