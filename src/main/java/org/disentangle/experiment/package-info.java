/**
 * Experiments: many trainings, each in a separate process, and their common results. An {@link
 * org.disentangle.experiment.Experiment} has trials; an {@link org.disentangle.experiment.Engine}
 * runs them, and their results are in its {@link org.disentangle.experiment.TrialStore}. A study
 * and a sweep are both experiments: the trials of a sweep are the points of a grid, each measured
 * by its own process; those of a study are listed in its file, measured and reported together, and
 * compared with its claims.
 *
 * <p>This package contains what the packages below it share; it refers to none of them. {@code
 * store} keeps finished trials, {@code engine} runs trials on this machine and {@code spark} on a
 * cluster, {@code trial} is the work of the process of a sweep's trial, {@code display} shows the
 * progress, {@code estimate} estimates the time beforehand, {@code result} and {@code claim} make
 * the tables of sweeps and studies. Only {@code trial} trains and measures models.
 */
package org.disentangle.experiment;
