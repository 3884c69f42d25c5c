package org.disentangle.inquiry.reasoning;

import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.inference.VariableElimination;

/**
 * The limits of an answer: its memory, and how much of it is listed.
 *
 * @param memoryBytes the memory limit of the tables of an inference
 * @param mostListed how many paths are searched for, and how many names are listed in one sentence
 * @param eliminationOrder in which variables are eliminated; by minimum fill where it is absent
 */
public record AnswerOptions(
    long memoryBytes, int mostListed, Optional<List<String>> eliminationOrder) {
  /** The default options. */
  public static final AnswerOptions USUAL =
      new AnswerOptions(VariableElimination.DEFAULT_MEMORY, 1000, Optional.empty());

  /** With another limit of memory. */
  public AnswerOptions within(long bytes) {
    return new AnswerOptions(bytes, mostListed, eliminationOrder);
  }

  /** With shorter or longer lists. */
  public AnswerOptions listing(int most) {
    return new AnswerOptions(memoryBytes, most, eliminationOrder);
  }

  /** With an order of elimination. */
  public AnswerOptions inOrder(List<String> order) {
    return new AnswerOptions(memoryBytes, mostListed, Optional.of(List.copyOf(order)));
  }
}
