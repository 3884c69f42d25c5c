/**
 * Dimension reduction of codes: pure functions of arrays, one row a sample. Nothing here knows
 * TensorFlow, tables or files.
 */
package org.disentangle.analysis.projection;
