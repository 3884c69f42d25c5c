/**
 * Numbers over graphs: variables with their states, tables over several of them, and the Bayesian
 * and Markov networks that such tables make up. What follows from them is computed in {@code
 * pgm.inference}.
 */
package org.disentangle.pgm.factor;
