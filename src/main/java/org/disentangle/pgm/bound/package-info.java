/**
 * Variational inference where every step has a closed form: z ~ Exp(1), x | z ~ Exp(rate z), and
 * Gamma distributions of shape 2 as the variational family. The lower bound, its derivatives, its
 * optimum and the noise of four estimators of its gradient, each with the derivation, and the
 * results of a stochastic ascent.
 *
 * <p>Expectations are under q(z) = Gamma(shape 2, rate θ), logarithms natural, bounds in nats. A
 * rate is the inverse of a scale: the mean of q is 2/θ. The ascent itself runs elsewhere; nothing
 * here knows of TensorFlow.
 */
package org.disentangle.pgm.bound;
