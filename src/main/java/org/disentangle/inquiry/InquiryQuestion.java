package org.disentangle.inquiry;

import java.util.Optional;

/**
 * A question of an inquiry.
 *
 * @param number its place in the inquiry, from 1
 * @param graph the name of the graph it is asked of; of a map test, the graph that is mapped
 * @param question what is computed
 * @param text the question in words
 * @param courseAnswer the course report's answer, where it is known
 * @param remark what is exact where the course is imprecise, or other information for a reader
 */
public record InquiryQuestion(
    int number,
    String graph,
    Question question,
    String text,
    Optional<String> courseAnswer,
    Optional<String> remark) {}
