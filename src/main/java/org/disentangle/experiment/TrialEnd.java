package org.disentangle.experiment;

import org.disentangle.process.ProcessOutcome;

/**
 * How an engine ended a trial.
 *
 * @param last how its last process ended, under the id of the trial
 * @param attempts how often it was started
 */
public record TrialEnd(ProcessOutcome last, int attempts) {}
