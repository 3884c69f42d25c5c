/**
 * The independence statements of a graph: all of them, a basis from which they follow, and how the
 * statements of two graphs compare (I-maps, D-maps, perfect maps, Markov equivalence). Whether a
 * single statement holds, and why, is computed in {@code pgm.separation}.
 */
package org.disentangle.pgm.independence;
