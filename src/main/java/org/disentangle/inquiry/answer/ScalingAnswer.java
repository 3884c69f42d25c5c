package org.disentangle.inquiry.answer;

import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.pgm.inference.Scaling;

/** What happens when one table is multiplied by a number. */
final class ScalingAnswer {
  private ScalingAnswer() {}

  static Answer of(Subject subject, Question.Scaling question) {
    Scaling scaling = Scaling.of(subject.inference(), question.table(), question.by());
    String by = Words.number(scaling.by());
    String table = Words.potential(Words.numbered("f", question.table() + 1), scaling.scope());
    return subject.answer(
        table + " times " + by,
        "scaling",
        Verdict.of(
            "Z is multiplied by "
                + Words.number(scaling.ratio())
                + "; no probability changes (largest difference "
                + Words.small(scaling.largestDifference())
                + ")."),
        List.of(
            Section.of(
                    "",
                    "Every product of tables contains "
                        + table
                        + " once, so every product, and with them their sum Z, is multiplied by "
                        + by
                        + ". In p = product / Z the number cancels.")
                .with(
                    Table.of("The numbers", "Quantity", "#Value")
                        .with("Z", Words.number(scaling.zBefore()))
                        .with("Z after", Words.number(scaling.zAfter()))
                        .with("Z after / Z", Words.number(scaling.ratio()))
                        .with(
                            "largest difference of a probability",
                            Words.small(scaling.largestDifference())))),
        List.of(
            Answer.Row.of(
                DataFile.SCALINGS,
                subject.name(),
                Words.cell(scaling.scope()),
                Words.exact(scaling.by()),
                Words.exact(scaling.zBefore()),
                Words.exact(scaling.zAfter()),
                Words.exact(scaling.ratio()),
                Words.exact(scaling.largestDifference()))));
  }
}
