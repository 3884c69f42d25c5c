package org.disentangle.analysis.score;

import org.disentangle.analysis.metric.GaussianDependence;
import org.disentangle.analysis.metric.LatentInformation;

/**
 * The dependence between latents.
 *
 * @param gaussian measured from their covariances
 * @param meanNats the mean mutual information of two latents, estimated with bins
 */
record Dependence(GaussianDependence gaussian, double meanNats) {

  /** Measures the training codes. */
  static Dependence of(ScoringSample sample) {
    return new Dependence(
        GaussianDependence.of(sample.train().codes()),
        LatentInformation.of(sample.train().codes(), sample.bins()).meanNats());
  }
}
