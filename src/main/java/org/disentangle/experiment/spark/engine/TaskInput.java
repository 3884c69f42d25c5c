package org.disentangle.experiment.spark.engine;

import java.io.Serializable;

/**
 * What a task is given of a trial.
 *
 * @param id of the trial
 * @param text what the verb {@code trial} reads
 */
record TaskInput(String id, String text) implements Serializable {}
