/**
 * The measurements of the model of one run (losses, log-likelihood, latents, prior, decoder) and
 * the record that collects them with its scores and pictures. Arithmetic on arrays lives in {@link
 * org.disentangle.analysis.measure}.
 */
package org.disentangle.analysis.run;
