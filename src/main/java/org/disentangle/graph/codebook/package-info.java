/**
 * Quantisation. Of vectors: the codebook, the codes of the nearest entries with the gradient that
 * passes them, the update of the entries by moving averages, and how much of a codebook is used. Of
 * single latents ({@link org.disentangle.graph.codebook.ScalarQuantizer}): values that are learned,
 * or a fixed grid.
 */
package org.disentangle.graph.codebook;
