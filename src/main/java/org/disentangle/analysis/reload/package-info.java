/**
 * A trained model as its SavedModel gives it back: looked at without TensorFlow, loaded, and asked
 * through the signatures of {@link org.disentangle.contract}. The only room of the analysis that
 * calls TensorFlow; arrays go in and arrays come out.
 */
package org.disentangle.analysis.reload;
