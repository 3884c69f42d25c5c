package org.disentangle.pgm.inference;

import org.disentangle.pgm.factor.Magnitude;

/**
 * The partition function: the sum over all joint states of the product of the tables.
 *
 * @param z the sum; 1 for a Bayesian network, up to rounding
 * @param plan the elimination that computed it
 */
public record Partition(Magnitude z, EliminationPlan plan) {}
