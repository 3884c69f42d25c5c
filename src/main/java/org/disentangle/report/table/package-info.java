/**
 * What the CSV files of a report folder say: their rows, what is drawn from them, what their
 * columns and scores are called, and which files there are.
 */
package org.disentangle.report.table;
