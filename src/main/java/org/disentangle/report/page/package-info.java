/**
 * The HTML pages of studies: their sentences and sections. The tables and the charts in them are
 * made below, in {@code table} and {@code chart}; the page of a sweep in {@code sweep}.
 */
package org.disentangle.report.page;
