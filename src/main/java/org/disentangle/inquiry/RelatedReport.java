package org.disentangle.inquiry;

/**
 * Another report that belongs to an inquiry's.
 *
 * @param report the name of its folder, which lies next to the folder of the inquiry's report
 * @param title for people
 */
public record RelatedReport(String report, String title) {}
