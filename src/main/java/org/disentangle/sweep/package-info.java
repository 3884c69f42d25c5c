/**
 * Sweeps: many trainings, one for each point of a grid ({@link org.disentangle.config.SweepPlan}),
 * each in a process of its own, and tables of what they found. An {@link
 * org.disentangle.sweep.Engine} runs them, a {@link org.disentangle.sweep.TrialStore} holds what
 * they left; both are borders behind which another engine and another file system may stand.
 *
 * <p>Nothing here but {@code sweep.trial} knows how a model is trained or measured.
 */
package org.disentangle.sweep;
