/**
 * Sets down what was found out: for each table of {@link org.disentangle.table.row} the rows of all
 * runs, as a Tablesaw table, and what is too large for that as numpy arrays.
 */
package org.disentangle.analysis.table;
