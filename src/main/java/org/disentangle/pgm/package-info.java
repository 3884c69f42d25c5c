/**
 * Probabilistic graphical models, in pure Java: questions about them answered by computation, each
 * answer with what proves it. Nothing here knows of the autoencoders, of files or of TensorFlow.
 *
 * <p>{@code graph} holds directed and undirected graphs, {@code separation} whether they separate
 * nodes and why, {@code independence} all that they say about independence, {@code clique} their
 * cliques and trees, {@code factor} the tables over them, {@code inference} the numbers that
 * follow, {@code format} the texts they are read from, {@code name} how nodes are named there,
 * {@code bound} the worked example of variational inference.
 *
 * <p>What a search lists is a {@link org.disentangle.pgm.Listing}, which knows whether it is all; a
 * question that takes too much ends in a {@link org.disentangle.pgm.TooLargeException}.
 */
package org.disentangle.pgm;
