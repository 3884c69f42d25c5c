/**
 * Immutable graphs over named nodes. Nodes keep the order they were declared in, and everything
 * that is listed follows it, so the same graph always gives the same text.
 *
 * <p>What a graph says about independence is asked in {@code pgm.separation} and {@code
 * pgm.independence}; its cliques in {@code pgm.clique}. A graph without numbers is whole: nothing
 * here knows of tables.
 */
package org.disentangle.pgm.graph;
