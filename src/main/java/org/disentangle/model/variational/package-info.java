/**
 * Variational autoencoders with a diagonal normal posterior. They differ from each other only by
 * the terms that draw the posterior towards the prior, the weights of these, and by the prior:
 * {@link org.disentangle.model.variational.GaussianVae} has the rest. What follows the steps alone
 * is a {@link org.disentangle.model.Weight}; what follows the outcome of the steps is set by a
 * {@link org.disentangle.model.variational.PiController}.
 */
package org.disentangle.model.variational;
