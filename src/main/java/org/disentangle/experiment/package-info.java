/**
 * Many trainings, each in a process of its own, and what they found together. An {@link
 * org.disentangle.experiment.Experiment} has trials; an {@link org.disentangle.experiment.Engine}
 * runs them, and what they leave lies in its {@link org.disentangle.experiment.TrialStore}. A study
 * and a sweep are both experiments: the trials of a sweep are the points of a grid, each measured
 * by its own process; those of a study are listed in its file, measured and reported together, and
 * held against its claims.
 *
 * <p>This package is what the others below it share; it knows none of them. {@code store} keeps
 * finished trials, {@code engine} runs trials on this machine and {@code spark} on a cluster,
 * {@code trial} is what the process of a sweep's trial does, {@code display} shows how all get on,
 * {@code estimate} says beforehand what they will take, {@code result} and {@code claim} make the
 * tables of sweeps and studies. Only {@code trial} knows how a model is trained or measured.
 */
package org.disentangle.experiment;
