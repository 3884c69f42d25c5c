/**
 * The statements of independence that a graph makes, as a whole: all of them, a basis from which
 * they follow, and how the statements of two graphs compare (I-maps, D-maps, perfect maps, Markov
 * equivalence). Whether one statement holds, and why, is asked in {@code pgm.separation}.
 */
package org.disentangle.pgm.independence;
