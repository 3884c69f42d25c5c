package org.disentangle.experiment;

import java.util.Optional;

/**
 * How a trial ended.
 *
 * @param id of the trial
 * @param attempts how often it was started
 * @param error one sentence on its last failure; empty if it succeeded, and then its result lies in
 *     the store
 * @param seconds of the last attempt
 */
public record TrialEnd(String id, int attempts, Optional<String> error, double seconds) {}
