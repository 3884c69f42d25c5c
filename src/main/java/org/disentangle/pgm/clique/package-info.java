/**
 * The cliques of an undirected graph and their trees: maximal cliques, chordality with its
 * certificate, triangulation, junction trees.
 *
 * <p>Every result is a record that carries its certificate (an order, a cycle, fill edges, the
 * separators of a tree), and the certificate is checked in the code that returns it, not only in
 * tests. Everything follows the order of the nodes, so the same graph always gives the same answer.
 */
package org.disentangle.pgm.clique;
