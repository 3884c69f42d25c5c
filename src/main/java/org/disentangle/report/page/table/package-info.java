/** The tables of a report's page as its template shows them: headings, cells, tooltips, order. */
package org.disentangle.report.page.table;
