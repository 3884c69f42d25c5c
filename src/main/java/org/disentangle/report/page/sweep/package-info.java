/** The HTML page of a sweep: its charts, its tables, and published numbers beside its own. */
package org.disentangle.report.page.sweep;
