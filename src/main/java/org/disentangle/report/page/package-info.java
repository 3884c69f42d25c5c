/**
 * The HTML pages of studies and sweeps: their sentences and sections. The tables and the charts in
 * them are made below, in {@code table} and {@code chart}.
 */
package org.disentangle.report.page;
