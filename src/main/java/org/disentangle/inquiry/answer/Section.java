package org.disentangle.inquiry.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of an answer.
 *
 * @param heading empty for the first part, which follows the verdict
 * @param sentences in order
 * @param steps whether the sentences are numbered steps, not one paragraph each
 * @param table after the sentences
 * @param figures after the table, side by side
 */
public record Section(
    String heading,
    List<String> sentences,
    boolean steps,
    Optional<Table> table,
    List<Figure> figures) {
  /** Copies the lists. */
  public Section {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }

  /** Paragraphs; empty ones are left out. */
  public static Section of(String heading, String... sentences) {
    List<String> said = Arrays.stream(sentences).filter(each -> !each.isEmpty()).toList();
    return new Section(heading, said, false, Optional.empty(), List.of());
  }

  public static Section steps(String heading, List<String> steps) {
    return new Section(heading, steps, true, Optional.empty(), List.of());
  }

  public Section with(Table shown) {
    return new Section(heading, sentences, steps, Optional.of(shown), figures);
  }

  public Section with(List<Figure> shown) {
    return new Section(heading, sentences, steps, table, shown);
  }
}
