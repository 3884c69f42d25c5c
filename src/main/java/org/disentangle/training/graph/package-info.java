/**
 * The two graphs of a training, both built by the model: {@link
 * org.disentangle.training.graph.TrainingGraph} takes the optimiser steps of one stage, {@link
 * org.disentangle.training.graph.InferenceGraph} validates and is what is exported. Weights go from
 * one to the other by name. In what precision the steps compute, and whether they are compiled, is
 * a matter of the training graph's session alone ({@link
 * org.disentangle.training.graph.StepSettings}).
 *
 * <p>Nothing here knows epochs or checkpoints.
 */
package org.disentangle.training.graph;
