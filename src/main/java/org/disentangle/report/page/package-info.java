/** The HTML pages of studies and sweeps: their sentences and tables, and the data of the charts. */
package org.disentangle.report.page;
