/**
 * One class per model family. A family defines only its named loss terms, its signatures and its
 * training stages: encoder and decoder come from {@link org.disentangle.model.network}, layers from
 * {@link org.disentangle.graph}, the loop from {@code training}, the export from {@code
 * savedmodel}. Families with a diagonal normal posterior differ from each other only by the terms
 * that draw it towards the prior, and by the prior.
 *
 * <p>The loss is always the sum of the named terms, each times its {@link
 * org.disentangle.model.Weight}.
 *
 * <p>The same class builds the training graph ({@link org.disentangle.graph.Mode#TRAINING}) and the
 * inference graph ({@link org.disentangle.graph.Mode#INFERENCE}); weights are copied from one to
 * the other by name.
 */
package org.disentangle.model;
