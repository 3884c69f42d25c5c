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
    String heading, String kind, Conclusion conclusion, List<Section> sections, List<Row> rows) {

  /**
   * A row of a CSV file.
   *
   * @param cells without the number of the question
   */
  public record Row(AnswerFile file, List<String> cells) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are not as many cells as columns
     */
    public Row {
      cells = List.copyOf(cells);
      if (cells.size() != file.columns().size()) {
        throw new IllegalArgumentException(file + " has other columns than " + cells);
      }
    }

    /** A row of some cells. */
    public static Row of(AnswerFile file, String... cells) {
      return new Row(file, List.of(cells));
    }
  }

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
