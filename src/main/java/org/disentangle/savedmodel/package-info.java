/**
 * Writes an inference-only SavedModel with its run record, and verifies it by reloading.
 *
 * <p>TF-Java's own exporter is not used: it saves reference variables only and dumps the whole
 * graph. The SavedModel written here has resource variables, the saver nodes that every loader
 * looks for, and the variable collections that Python needs to see and freeze the weights.
 */
package org.disentangle.savedmodel;
