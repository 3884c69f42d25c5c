/**
 * What a training tells as it goes: its start, each step, each epoch, a look at the model, its end;
 * and what it asks: whether to stop. {@link org.disentangle.training.listener.TrainingListener} is
 * what hears of all this. The listeners that every training has are here too: what remembers the
 * epochs, what stops a training early, what ends one that has diverged.
 *
 * <p>Nothing here knows graphs, files or the loop.
 */
package org.disentangle.training.listener;
