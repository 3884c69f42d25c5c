/**
 * Writes an inference-only SavedModel with its run record, and proves it by reloading.
 *
 * <p>TF-Java's own exporter is passed by: it saves reference variables only and dumps the whole
 * graph. What is written here has resource variables, the saver nodes that every loader looks for,
 * and the variable collections that Python needs to see and freeze the weights.
 */
package org.disentangle.savedmodel;
