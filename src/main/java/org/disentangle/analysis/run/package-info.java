/**
 * The measurements of the model of one run (losses, log-likelihood, latents, prior, decoder) and
 * the record that collects them with its pictures and with what its codes give by themselves; that
 * part stands alone for codes that other programs made. Arithmetic on arrays lives in {@link
 * org.disentangle.analysis.measure}.
 */
package org.disentangle.analysis.run;
