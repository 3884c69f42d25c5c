package org.disentangle.inquiry.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of an answer.
 *
 * @param heading empty for the first part, which follows the conclusion
 * @param background definitions and the theorem used, for readers of a page; may be empty
 * @param sentences the findings, in order
 * @param steps whether the sentences are numbered steps, not one paragraph each
 * @param table after the sentences
 * @param figures after the table, next to each other
 * @param detail whether this part is a detail of the computation
 */
public record Section(
    String heading,
    String background,
    List<String> sentences,
    boolean steps,
    Optional<Table> table,
    List<Figure> figures,
    boolean detail) {
  /** Copies the lists. */
  public Section {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }

  /** Paragraphs; empty ones are left out. */
  public static Section of(String heading, String... sentences) {
    List<String> said = Arrays.stream(sentences).filter(each -> !each.isEmpty()).toList();
    return new Section(heading, "", said, false, Optional.empty(), List.of(), false);
  }

  /** Numbered steps. */
  public static Section steps(String heading, List<String> steps) {
    return new Section(heading, "", steps, true, Optional.empty(), List.of(), false);
  }

  /** With background for readers of the page. */
  public Section explained(String known) {
    return new Section(heading, known, sentences, steps, table, figures, detail);
  }

  /** With a table. */
  public Section with(Table shown) {
    return new Section(heading, background, sentences, steps, Optional.of(shown), figures, detail);
  }

  /** With drawings. */
  public Section with(List<Figure> shown) {
    return new Section(heading, background, sentences, steps, table, shown, detail);
  }

  /** Marks it as a detail of the computation. */
  public Section asDetail() {
    return new Section(heading, background, sentences, steps, table, figures, true);
  }
}
