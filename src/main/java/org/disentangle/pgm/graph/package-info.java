/**
 * Immutable graphs over named nodes. Nodes keep the order they were declared in, and everything
 * that is listed follows it, so the same graph always gives the same text.
 *
 * <p>The independencies of a graph are in {@code pgm.separation} and {@code pgm.independence}, its
 * cliques in {@code pgm.clique}. A graph needs no numbers: nothing here depends on tables.
 */
package org.disentangle.pgm.graph;
