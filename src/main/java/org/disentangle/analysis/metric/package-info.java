/**
 * How disentangled codes are: pure functions of arrays, one row a sample. Codes are a model's
 * encodings of the images; factors are the classes or numbers that the images were generated from,
 * or are labelled with, as far as these are known. Nothing here knows TensorFlow, tables or files.
 */
package org.disentangle.analysis.metric;
