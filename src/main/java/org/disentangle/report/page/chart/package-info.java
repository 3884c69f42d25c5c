/**
 * The charts of a report's page, computed from its tables: those that the template draws (bars,
 * dots and the heat map), and the data of those that the page's script draws.
 */
package org.disentangle.report.page.chart;
