/**
 * What graphs say about independence: separation of sets of nodes with what proves the verdict, all
 * statements that hold, and how the statements of two graphs lie to one another.
 *
 * <p>{@link org.disentangle.pgm.independence.IndependenceModel} answers; the records carry the
 * answers. A verdict here is about every distribution that obeys the graph: where nodes are not
 * separated, a particular distribution may still hold them independent. Numbers are asked of {@code
 * pgm.inference}.
 */
package org.disentangle.pgm.independence;
