package org.disentangle.experiment.spark.engine;

import java.io.Serializable;

/**
 * The input of a task for one trial.
 *
 * @param id of the trial
 * @param text what the verb {@code trial} reads
 */
record TaskInput(String id, String text) implements Serializable {}
