/**
 * Figures: charts drawn from tables, and sheets of pictures. {@code file} has the PNG and GIF files
 * they are written to.
 */
package org.disentangle.report.figure;
