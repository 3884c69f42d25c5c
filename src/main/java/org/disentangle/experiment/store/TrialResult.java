package org.disentangle.experiment.store;

/**
 * What a finished trial left for the tables.
 *
 * @param row what it found; the same whoever made it
 * @param attempt how it came about; the default instance where nothing tells
 */
public record TrialResult(TrialRow row, TrialAttempt attempt) {}
