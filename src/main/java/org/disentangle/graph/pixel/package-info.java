/**
 * Distributions of images given what a decoder gives: pixels that are independent of each other, by
 * the distribution of one pixel, or each pixel given those before it. Each has its mean, its
 * samples and its negative log likelihood.
 */
package org.disentangle.graph.pixel;
