package org.disentangle.inquiry.answer;

import java.util.List;
import org.disentangle.inquiry.InquiryQuestion;

/**
 * A question's answer.
 *
 * @param asked the question
 * @param heading the question in its shortest form, e.g. {@code F ⊥ D | ∅}
 * @param kind of question, in a word or two
 * @param verdict the answer
 * @param sections how it follows
 * @param rows of the CSV files
 */
public record Answer(
    InquiryQuestion asked,
    String heading,
    String kind,
    Conclusion verdict,
    List<Section> sections,
    List<Row> rows) {

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

    public static Row of(AnswerFile file, String... cells) {
      return new Row(file, List.of(cells));
    }
  }

  /** Copies the lists. */
  public Answer {
    sections = List.copyOf(sections);
    rows = List.copyOf(rows);
  }
}
