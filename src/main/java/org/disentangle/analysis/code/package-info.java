/**
 * Where the codes of a sample lie while they are measured: in a file beside the report, mapped into
 * memory, so that the codes of many images, or of many models, take no room on the heap. What
 * measures them sees a {@link org.disentangle.math.Matrix}.
 */
package org.disentangle.analysis.code;
