/**
 * The events of a training: its start, each step, each epoch, a snapshot of the model, its end; and
 * the question whether to stop. {@link org.disentangle.training.listener.TrainingListener} receives
 * them. The listeners that every training has are here too: the memory of the epochs, early
 * stopping, and the check for divergence.
 *
 * <p>Nothing here depends on a graph of TensorFlow, on files or on the loop.
 */
package org.disentangle.training.listener;
