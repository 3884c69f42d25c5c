/**
 * What the CSV files of a report folder say, row by row, with what their columns and scores are
 * called and which files there are.
 */
package org.disentangle.report.table;
