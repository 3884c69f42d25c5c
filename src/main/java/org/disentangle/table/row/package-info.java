/**
 * The row types of the tables of a report, one record for each: an analysis fills them and a page
 * shows them. There are as many classes as a report may have tables, which is more than a package
 * usually has; they are similar, and {@link org.disentangle.table.row.ReportTables} lists them.
 */
package org.disentangle.table.row;
