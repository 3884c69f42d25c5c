/**
 * What a training is told of its images beside their pixels: pairs of images that differ in a few
 * factors, for models that learn from what two images share, and the labels of a few images.
 *
 * <p>{@link org.disentangle.data.supervision.PairOrder} gives the pairs of each step. They are
 * drawn from the factors, listed in a file, or neighbours in a factor such as a time step ({@link
 * org.disentangle.data.supervision.ImagePairs}). {@link org.disentangle.data.supervision.FewLabels}
 * has the labelled images. All are functions of the run's seed and the step.
 */
package org.disentangle.data.supervision;
