/**
 * The loop: data in, a trained model out. {@link org.disentangle.training.TrainingGraph} takes
 * steps, {@link org.disentangle.training.InferenceGraph} validates and is what gets exported,
 * {@link org.disentangle.training.Trainer} runs the epochs, and listeners hear of each step and
 * epoch. A run is a list of stages ({@link org.disentangle.model.TrainingStage}), most often one;
 * each has its own training graph, and the weights go from one to the next by name.
 *
 * <p>A run may be interrupted, by a request or by a crash, and gone on with: {@code Checkpointing}
 * writes checkpoints while it lasts. What a checkpoint must hold is little, as everything random is
 * a function of the seed and the step: all variables, where the loop is, and the history. The model
 * is then the same to the byte as that of an unbroken run, on the same machine with as many
 * threads.
 *
 * <p>No model family is known here: a family is what {@link org.disentangle.model.LatentModel}
 * gives.
 */
package org.disentangle.training;
