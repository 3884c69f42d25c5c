/**
 * The rows of the tables of a report, a record each: what an analysis fills and a page shows. There
 * are as many classes as a report may have tables, which are more than a package usually holds;
 * they are alike, and {@link org.disentangle.table.row.ReportTables} lists them.
 */
package org.disentangle.table.row;
