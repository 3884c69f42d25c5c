/**
 * What trained models learned. A model is reloaded from its SavedModel through the signatures of
 * {@link org.disentangle.contract} alone, encoded once, measured, and set down in Tablesaw tables
 * and pictures.
 *
 * <p>The code that trained the model is unknown here: no import of {@code model}, {@code training}
 * or {@code graph}. What is arithmetic on arrays lives in {@link org.disentangle.analysis.metric},
 * {@link org.disentangle.analysis.measure} and {@link org.disentangle.analysis.projection}; what is
 * drawn and written as a page lives in {@code report}.
 */
package org.disentangle.analysis;
