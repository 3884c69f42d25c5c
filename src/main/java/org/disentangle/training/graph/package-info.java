/**
 * The two graphs of a training, both built by the model: {@link
 * org.disentangle.training.graph.TrainingGraph} takes the optimiser steps of one stage (one {@link
 * org.disentangle.training.graph.Minimization} for each optimiser), {@link
 * org.disentangle.training.graph.InferenceGraph} validates and is exported. Weights are copied from
 * one to the other by name. The precision of the steps, and whether they are compiled, depend only
 * on the training graph's session ({@link org.disentangle.training.graph.StepSettings}). The images
 * of a step are read and fed, or gathered from a store in the graph ({@link
 * org.disentangle.training.graph.ImagesOnDevice}).
 *
 * <p>Nothing here depends on epochs or checkpoints.
 */
package org.disentangle.training.graph;
