/**
 * The analysis of trained models. The data flow through the packages: a model is loaded ({@link
 * org.disentangle.analysis.reload}), encodes each image once ({@link
 * org.disentangle.analysis.encoding}), is scored ({@link org.disentangle.analysis.score}), drawn
 * ({@link org.disentangle.analysis.picture}) and measured in every other way ({@link
 * org.disentangle.analysis.run}), and set down in tables ({@link org.disentangle.analysis.table}).
 * Codes that another program made enter where they are scored, and take the same way from there.
 *
 * <p>The code that trained the model is unknown here: no import of {@code model}, {@code training}
 * or {@code graph}. Arithmetic on arrays lives in {@link org.disentangle.analysis.metric}, {@link
 * org.disentangle.analysis.learner}, {@link org.disentangle.analysis.agreement}, {@link
 * org.disentangle.analysis.measure} and {@link org.disentangle.analysis.projection}; charts and
 * pages live in {@code report}.
 */
package org.disentangle.analysis;
