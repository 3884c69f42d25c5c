/**
 * Reloads trained models: checks a SavedModel without TensorFlow, loads it, and calls it through
 * the signatures of {@link org.disentangle.contract}. The only package of the analysis that calls
 * TensorFlow; arrays go in and arrays come out.
 */
package org.disentangle.analysis.reload;
