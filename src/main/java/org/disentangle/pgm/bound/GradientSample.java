package org.disentangle.pgm.bound;

/**
 * The statistics of many draws of one estimator at one θ, as derivatives of the bound by θ.
 *
 * @param rate θ
 * @param draws how many
 * @param mean of the draws
 * @param standardDeviation of one draw
 */
public record GradientSample(
    GradientEstimator estimator, double rate, int draws, double mean, double standardDeviation) {}
