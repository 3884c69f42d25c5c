/**
 * Autoencoders whose codes come from a finite set: vectors of a codebook at each place of a map, or
 * a few values of each latent ({@code QuantizedAutoencoder}).
 */
package org.disentangle.model.discrete;
