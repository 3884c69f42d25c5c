/**
 * Tests whether a graph separates sets of nodes given others, and why: the paths with the nodes
 * that block them, the moral graph of the ancestors, the parts that are cut off, the minimal
 * separators.
 *
 * <p>{@link org.disentangle.pgm.separation.IndependenceModel} answers; the records carry the
 * answers. A verdict here is about every distribution that obeys the graph: nodes that are not
 * separated may still be independent in a particular distribution. Numbers are computed in {@code
 * pgm.inference}.
 */
package org.disentangle.pgm.separation;
