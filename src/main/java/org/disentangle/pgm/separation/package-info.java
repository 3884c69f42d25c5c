/**
 * Whether a graph separates sets of nodes given others, and why: the paths with what blocks them,
 * the moral graph of the ancestors, the parts that are cut off, the smallest sets that separate.
 *
 * <p>{@link org.disentangle.pgm.separation.IndependenceModel} answers; the records carry the
 * answers. A verdict here is about every distribution that obeys the graph: where nodes are not
 * separated, a particular distribution may still hold them independent. Numbers are asked of {@code
 * pgm.inference}.
 */
package org.disentangle.pgm.separation;
