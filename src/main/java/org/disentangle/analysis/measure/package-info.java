/**
 * What is measured of a model beside the disentanglement of its codes: the catalogue of all
 * measures ({@link org.disentangle.analysis.measure.Measure}) and, a class each, the arithmetic of
 * those that need some. Pure functions of arrays, one row an image; nothing here knows TensorFlow,
 * tables or files.
 */
package org.disentangle.analysis.measure;
