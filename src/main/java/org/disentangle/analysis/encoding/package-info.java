/**
 * The images that are looked at, and what a model's encoder makes of them: each goes through it
 * once, and all that is measured reads what came out. The codes lie in files beside the report that
 * are mapped into memory ({@link org.disentangle.analysis.encoding.MappedMatrix}), so that those of
 * many images, or of many models, take no room on the heap.
 */
package org.disentangle.analysis.encoding;
