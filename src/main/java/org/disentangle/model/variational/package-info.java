/**
 * Variational autoencoders with a diagonal normal posterior. They differ from each other only by
 * the terms that draw the posterior towards the prior, and by the prior: {@link
 * org.disentangle.model.variational.GaussianVae} has the rest.
 */
package org.disentangle.model.variational;
