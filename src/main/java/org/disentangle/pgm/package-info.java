/**
 * Probabilistic graphical models, in pure Java: questions about them answered by computation, each
 * answer with what proves it. Nothing here knows of the autoencoders, of files or of TensorFlow.
 *
 * <p>{@code graph} holds directed and undirected graphs, {@code independence} what they say about
 * independence, {@code clique} their cliques and trees, {@code factor} the tables over them, {@code
 * inference} the numbers that follow, {@code format} the texts they are read from.
 */
package org.disentangle.pgm;
