/**
 * The loop: data in, a trained model out. {@link org.disentangle.training.TrainingGraph} takes
 * steps, {@link org.disentangle.training.InferenceGraph} validates and is what gets exported,
 * {@link org.disentangle.training.Trainer} runs the epochs, and listeners hear of each step and
 * epoch. A run is a list of stages ({@link org.disentangle.model.TrainingStage}), most often one;
 * each has its own training graph, and the weights go from one to the next by name.
 *
 * <p>No model family is known here: a family is what {@link org.disentangle.model.LatentModel}
 * gives.
 */
package org.disentangle.training;
