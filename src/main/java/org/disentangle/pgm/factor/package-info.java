/**
 * Numbers over graphs: variables with their states, tables over several of them, and the Bayesian
 * and Markov networks made of such tables. Inference is in {@code pgm.inference}.
 */
package org.disentangle.pgm.factor;
