/**
 * What is measured of a model beside the disentanglement of its codes: a class each, the arithmetic
 * of those measures that need some, and what they are taken of ({@link
 * org.disentangle.analysis.measure.ModelOutputs}). Pure functions of arrays, one row an image;
 * nothing here knows TensorFlow, tables or files. Which measures there are is known to {@link
 * org.disentangle.analysis.score}.
 */
package org.disentangle.analysis.measure;
