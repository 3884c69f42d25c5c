/**
 * The cliques of an undirected graph and the trees they make up: maximal cliques, chordality with
 * what proves it, triangulation, junction trees.
 *
 * <p>Every result is a record that carries its certificate (an order, a cycle, fill edges, the
 * separators of a tree), and the certificate is checked in the code that hands it out, not only in
 * tests. Everything follows the order of the nodes, so the same graph always gives the same answer.
 */
package org.disentangle.pgm.clique;
