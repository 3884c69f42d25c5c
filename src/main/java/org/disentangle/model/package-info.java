/**
 * What every model family is to training and export: {@link org.disentangle.model.LatentModel}, and
 * what a family builds with.
 *
 * <p>The families themselves lie in rooms of their own: {@link org.disentangle.model.variational}
 * (a diagonal normal posterior), {@link org.disentangle.model.discrete} (codes from a set), {@link
 * org.disentangle.model.sparse} (codes that are mostly zeros). {@link
 * org.disentangle.model.family.Families} makes the one that a configuration names. A family defines
 * only its named loss terms, its signatures and its training stages: encoder and decoder come from
 * {@link org.disentangle.model.network}, layers from {@link org.disentangle.graph}, the loop from
 * {@code training}, the export from {@code savedmodel}.
 *
 * <p>The loss is always the sum of the named terms, each times its {@link
 * org.disentangle.model.Weight}; {@link org.disentangle.model.ScheduledWeight} is one as settings
 * have it, which rises, and may change later.
 *
 * <p>A family that is trained against a second network states that network's loss and optimiser,
 * its {@link org.disentangle.model.Adversary}, along with its losses.
 *
 * <p>The same class builds the training graph ({@link org.disentangle.graph.Mode#TRAINING}) and the
 * inference graph ({@link org.disentangle.graph.Mode#INFERENCE}); weights are copied from one to
 * the other by name.
 */
package org.disentangle.model;
