/**
 * Turns the tables and pictures of an analysis into a report folder: CSV files, PNG figures and one
 * HTML page that opens without a network.
 *
 * <p>The CSV files are the only source of the figures and the page, whether they were just written
 * or come from elsewhere: {@link org.disentangle.report.Report#write} writes them first and then
 * reads them back ({@code table}), draws {@code figure}s from them and puts them on the {@code
 * page}, so that rendering again later gives the same bytes. Nothing here knows TensorFlow, the
 * training code or the date.
 */
package org.disentangle.report;
