/**
 * What was found out, as Tablesaw tables with a row for each run and whatever else, as CSV files,
 * and, where it is too large for those, as numpy arrays.
 */
package org.disentangle.analysis.table;
