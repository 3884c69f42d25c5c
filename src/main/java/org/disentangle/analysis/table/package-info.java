/**
 * Writes the results as tables: for each table of {@link org.disentangle.table.row} the rows of all
 * runs, as a Tablesaw table; larger results become numpy arrays.
 */
package org.disentangle.analysis.table;
