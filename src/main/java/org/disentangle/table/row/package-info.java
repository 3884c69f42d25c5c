/**
 * The row types of the tables of a report, one record for each: an analysis fills them and a page
 * shows them. There are more than 25 classes here because a report has as many tables; they are
 * alike, and {@link org.disentangle.table.row.ReportTables} lists them.
 */
package org.disentangle.table.row;
