/**
 * The variational example of {@link org.disentangle.pgm.bound} on a TensorFlow graph: draws of q,
 * the four estimators of the bound's gradient, and the stochastic ascent with this program's
 * optimisers.
 *
 * <p>The only package that uses both the graphical models and TensorFlow. It returns plain records,
 * so that TensorFlow is not needed to show them.
 */
package org.disentangle.variational;
