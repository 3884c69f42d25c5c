/**
 * One class per model family. A family gives its named loss terms, its signatures and the stages it
 * is trained in, and nothing else: layers come from {@link org.disentangle.graph}, the loop from
 * {@code training}, the export from {@code savedmodel}.
 *
 * <p>The same class builds the training graph ({@link org.disentangle.graph.Mode#TRAINING}) and the
 * inference graph ({@link org.disentangle.graph.Mode#INFERENCE}); weights go from one to the other
 * by name.
 */
package org.disentangle.model;
