package org.disentangle.config;

/**
 * An inquiry as its file says it.
 *
 * @param inquiry with a name, each value in its range
 * @param place of the inquiry in the file, from which that of each of its parts is found
 */
public record InquiryText(InquiryConfig inquiry, Place place) {}
