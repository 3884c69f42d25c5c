/**
 * Trains models on data. {@link org.disentangle.training.TrainingRun} determines where a run begins
 * and what is kept of it, {@code ModelTraining} performs the phases of a training in order, {@code
 * Stages} the stages of the model, {@code Trainer} the steps and epochs of a stage. The packages
 * below, each of which uses only those named before it:
 *
 * <ul>
 *   <li>{@code listener}: the events of a training, and the listeners that control it;
 *   <li>{@code graph}: the graph that takes steps, and the graph that validates and is exported;
 *   <li>{@code plan}: what a run will do, settled before its first step;
 *   <li>{@code checkpoint}: the checkpoints of a training, and how it is continued from them;
 *   <li>{@code team}: what several processes must agree on before they train one model;
 *   <li>{@code tensorboard}: a listener; nothing else here depends on it.
 * </ul>
 *
 * <p>A run may be interrupted, by a request or by a crash, and continued. A checkpoint is small, as
 * everything random is a function of the seed and the step: it has all variables, the state of the
 * loop, and the history. The model is then the same to the byte as that of an unbroken run, on the
 * same machine with as many threads.
 *
 * <p>A run may be trained by several processes ({@link org.disentangle.graph.collective.Team}),
 * with the result of a single process up to rounding. Every process runs the same loop from the
 * same state: it computes its share of each batch, with the same random numbers that a single
 * process would draw for it; gradients and terms are averaged over all processes before anything
 * reads them; the update, the history and early stopping are then the same everywhere. The first
 * process alone keeps checkpoints and exports. A step is complete in all remaining processes or has
 * not begun in any, so that if a process is lost, another one can write the checkpoint.
 *
 * <p>Nothing here depends on a model family: a family is a {@link
 * org.disentangle.model.LatentModel}.
 */
package org.disentangle.training;
