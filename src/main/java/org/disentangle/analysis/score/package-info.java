/**
 * The catalogue of everything that is measured of a model: every score of disentanglement ({@link
 * org.disentangle.analysis.score.ScoreCatalogue}) and every other measure ({@link
 * org.disentangle.analysis.score.MeasureCatalogue}) with its key, title, sentence, range, what it
 * needs and the function that computes it; and the computation of scores with chance level and
 * interval. The algorithms are in {@link org.disentangle.analysis.metric} and {@link
 * org.disentangle.analysis.measure}. Arrays go in: nothing here knows TensorFlow, so that pages and
 * the command line may read the catalogue.
 */
package org.disentangle.analysis.score;
