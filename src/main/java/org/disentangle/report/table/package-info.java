/**
 * The contents of the CSV files of a report folder: their rows, the data drawn from them, the
 * titles of their columns and scores, and the list of files.
 */
package org.disentangle.report.table;
