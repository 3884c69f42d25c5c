/**
 * How disentangled codes are: pure functions of arrays, one row a sample. Codes are what a model
 * made of the images, factors are the classes the images were generated from. Nothing here knows
 * TensorFlow, tables or files.
 */
package org.disentangle.analysis.metric;
