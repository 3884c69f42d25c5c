/**
 * The HTML pages of studies and sweeps: what is said and tabulated there, and the numbers that the
 * scripts of their charts draw from.
 */
package org.disentangle.report.page;
