/**
 * The report of an inquiry: one page with every question, its answer and how it follows, and CSV
 * files beside it. The same inquiry gives the same bytes.
 */
package org.disentangle.inquiry.report;
