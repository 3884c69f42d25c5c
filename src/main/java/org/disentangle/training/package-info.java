/**
 * Data in, a trained model out. {@link org.disentangle.training.TrainingRun} settles where a run
 * begins and what stays of it, {@code ModelTraining} goes through the steps of a training in their
 * order, {@code Stages} through the stages of the model, {@code Trainer} through the steps and
 * epochs of a stage. The rooms below, each of which sees only those named before it:
 *
 * <ul>
 *   <li>{@code listener}: what a training tells as it goes, and who looks after it;
 *   <li>{@code graph}: the graph that takes steps, and the one that validates and is exported;
 *   <li>{@code plan}: what a run will do, settled before its first step;
 *   <li>{@code checkpoint}: what is kept while it lasts, and how it is gone on with;
 *   <li>{@code team}: what several processes must agree on before they train one model;
 *   <li>{@code tensorboard}: a listener; nothing else here knows it.
 * </ul>
 *
 * <p>A run may be interrupted, by a request or by a crash, and gone on with. What a checkpoint must
 * hold is little, as everything random is a function of the seed and the step: all variables, where
 * the loop is, and the history. The model is then the same to the byte as that of an unbroken run,
 * on the same machine with as many threads.
 *
 * <p>A run may be trained by several processes ({@link org.disentangle.graph.collective.Team}),
 * with the result of one but for rounding. Every process goes through the same loop from the same
 * state: of each batch it computes its share, with the very numbers that one process would draw for
 * it; gradients and terms are averaged over all processes before anything reads them; the update,
 * the history and early stopping are then the same everywhere. The first process alone keeps
 * checkpoints and exports. A step is whole in all processes or has not begun in any that is left,
 * so that whoever is lost, another one can write the checkpoint.
 *
 * <p>No model family is known here: a family is what {@link org.disentangle.model.LatentModel}
 * gives.
 */
package org.disentangle.training;
