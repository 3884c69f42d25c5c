/**
 * Measures of a model other than the disentanglement of its codes: one class for each measure that
 * needs arithmetic, and the model outputs they are computed from ({@link
 * org.disentangle.analysis.measure.ModelOutputs}). Pure functions of arrays, one row an image;
 * nothing here knows TensorFlow, tables or files. The list of measures is in {@link
 * org.disentangle.analysis.score}.
 */
package org.disentangle.analysis.measure;
