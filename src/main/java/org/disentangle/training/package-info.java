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
 * <p>A run may be trained by several processes ({@link org.disentangle.graph.collective.Team}),
 * with the result of one but for rounding. Every process goes through the same loop from the same
 * state: of each batch it computes its share, with the very numbers that one process would draw for
 * it; gradients and terms are averaged over all processes before anything reads them; the update,
 * the history and early stopping are then the same everywhere. The first process alone keeps
 * checkpoints and exports. A step is whole in all processes or has not begun in any that is left,
 * so that whoever is lost, another one can write the checkpoint. What looks at a batch as a whole
 * is refused ({@code SharedBatches}).
 *
 * <p>In what precision the steps compute, and whether they are compiled, is a matter of the session
 * that takes them ({@link org.disentangle.training.Arithmetic}); validation and export do not know.
 *
 * <p>No model family is known here: a family is what {@link org.disentangle.model.LatentModel}
 * gives.
 */
package org.disentangle.training;
