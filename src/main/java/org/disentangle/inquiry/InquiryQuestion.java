package org.disentangle.inquiry;

import java.util.Optional;

/**
 * A question as an inquiry asks it.
 *
 * @param number its place in the inquiry, from 1
 * @param graph the name of the graph it is asked of; of a map test, the graph that is mapped
 * @param question what is computed
 * @param text the question in words
 * @param courseAnswer what the course report said, where it is known
 * @param remark what is exact where the course is loose, or what else a reader should know
 */
public record InquiryQuestion(
    int number,
    String graph,
    Question question,
    String text,
    Optional<String> courseAnswer,
    Optional<String> remark) {}
