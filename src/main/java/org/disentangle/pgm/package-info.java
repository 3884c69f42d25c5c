/**
 * Probabilistic graphical models, in pure Java: questions about them are answered by computation,
 * each answer with its proof. Nothing here knows of the autoencoders, of files or of TensorFlow.
 *
 * <p>{@code graph} holds directed and undirected graphs, {@code separation} whether they separate
 * nodes and why, {@code independence} all their independence statements, {@code clique} their
 * cliques and trees, {@code factor} the tables over them, {@code inference} the numbers that
 * follow, {@code format} the readers of text formats, {@code name} the names of nodes, {@code
 * bound} the worked example of variational inference.
 *
 * <p>The result of a search is a {@link org.disentangle.pgm.Listing}, which records whether it is
 * complete; a question that needs too much ends in a {@link org.disentangle.pgm.TooLargeException}.
 */
package org.disentangle.pgm;
