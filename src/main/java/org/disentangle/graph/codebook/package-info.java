/**
 * Vector quantisation: the codebook, the codes of the nearest entries with the gradient that passes
 * them, the update of the entries by moving averages, and how much of a codebook is used.
 */
package org.disentangle.graph.codebook;
