package org.disentangle.inquiry.reasoning;

import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.inference.Scaling;

/** The answer what changes when one table is multiplied by a number. */
final class ScalingAnswer {
  private ScalingAnswer() {}

  static Answer of(Subject subject, Question.Scaling question) {
    Scaling scaling = Scaling.of(subject.inference(), question.table(), question.by());
    String by = Phrases.number(scaling.by());
    String table = Phrases.potential(Phrases.numbered("f", question.table() + 1), scaling.scope());
    return new Answer(
        table + " times " + by,
        "scaling",
        Conclusion.of(
            "Z is multiplied by "
                + Phrases.number(scaling.ratio())
                + "; no probability changes (largest difference "
                + Phrases.small(scaling.largestDifference())
                + ")."),
        List.of(
            Section.of("")
                .explained(
                    "Every product of tables contains "
                        + table
                        + " once, so every product, and with them their sum Z, is multiplied by "
                        + by
                        + ". In p = product / Z the number cancels.")
                .with(
                    Table.of("The numbers", "Quantity", "#Value")
                        .with("Z", Phrases.number(scaling.zBefore()))
                        .with("Z after", Phrases.number(scaling.zAfter()))
                        .with("Z after / Z", Phrases.number(scaling.ratio()))
                        .with(
                            "largest difference of a probability",
                            Phrases.small(scaling.largestDifference())))),
        List.of(
            new AnswerRow.ScaledTable(
                subject.name(),
                Phrases.cell(scaling.scope()),
                scaling.by(),
                Phrases.exact(scaling.zBefore()),
                Phrases.exact(scaling.zAfter()),
                scaling.ratio(),
                scaling.largestDifference())));
  }
}
