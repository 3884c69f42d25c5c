package org.disentangle.config;

/**
 * An inquiry as read from its file.
 *
 * @param inquiry with a name, each value in its range
 * @param place of the inquiry in the file, from which the place of each of its parts is found
 */
public record InquiryText(InquiryConfig inquiry, Place place) {}
