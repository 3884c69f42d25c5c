/**
 * The report of an inquiry: one page with every question, its answer and the explanation, and CSV
 * files next to it. The same inquiry gives the same bytes.
 */
package org.disentangle.inquiry.report;
