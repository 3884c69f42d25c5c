/**
 * All that is found out about the model of one run, beside its scores and pictures, and the record
 * that gathers it: losses, log-likelihood, its latents, its prior, its decoder. What is arithmetic
 * on arrays lives in {@link org.disentangle.analysis.measure}.
 */
package org.disentangle.analysis.run;
