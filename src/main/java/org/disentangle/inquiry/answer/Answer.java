package org.disentangle.inquiry.answer;

import java.util.List;
import java.util.Optional;

/**
 * A question's answer, the same for terminal and page.
 *
 * @param heading the question in its shortest form, e.g. {@code F ⊥ D | ∅}
 * @param kind of question, in a word or two
 * @param conclusion the answer in one sentence
 * @param sections the explanation
 * @param rows of the CSV files
 */
public record Answer(
    String heading,
    String kind,
    Conclusion conclusion,
    List<Section> sections,
    List<AnswerRow> rows) {
  /** Copies the lists. */
  public Answer {
    sections = List.copyOf(sections);
    rows = List.copyOf(rows);
  }

  /** The table with the answer itself: the first one. */
  public Optional<Table> table() {
    return sections.stream().flatMap(section -> section.table().stream()).findFirst();
  }
}
