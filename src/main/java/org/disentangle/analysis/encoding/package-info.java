/**
 * The images of an analysis and their encodings: a model encodes each image once, and all
 * measurements read the result. The codes lie in files in the report's folder that are mapped into
 * memory ({@link org.disentangle.analysis.encoding.MappedMatrix}), so that those of many images, or
 * of many models, take no room on the heap.
 */
package org.disentangle.analysis.encoding;
