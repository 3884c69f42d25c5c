/**
 * The report of the variational example: its page, the charts on it, and its CSV files, rendered
 * from the records of {@link org.disentangle.pgm.bound}.
 */
package org.disentangle.inquiry.ascent;
