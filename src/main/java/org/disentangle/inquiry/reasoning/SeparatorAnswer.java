package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.pgm.separation.MinimalSeparation;
import org.disentangle.pgm.separation.Statement;

/** The answer with one minimal separator of two sets, and why none of its nodes can be left out. */
final class SeparatorAnswer {
  private SeparatorAnswer() {}

  static Answer of(Subject subject, Question.Separator question) {
    MinimalSeparation found =
        MinimalSeparation.of(subject.graph(), question.pair(), subject.document().observation());
    Statement statement = found.statement();
    String x = Phrases.list(statement.x());
    String y = Phrases.list(statement.y());
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < statement.given().size(); i++) {
      reasons.add(
          "Without " + statement.given().get(i) + ": " + found.needed().get(i).verdict() + ".");
    }
    return new Answer(
        "What separates " + x + " from " + y,
        "separator",
        Conclusion.of(
            Phrases.set(statement.given())
                + " separates "
                + x
                + " from "
                + y
                + (reasons.isEmpty() ? ": " : ", and no part of it does: ")
                + statement
                + " holds."),
        List.of(
            Section.steps(reasons.isEmpty() ? "" : "Why none can be left out", reasons)
                .with(
                    subject.figure(
                        SeparationAnswer.ends(statement),
                        "The separator, shaded; the nodes it separates, outlined."))),
        List.of(
            new AnswerRow.Separator(
                subject.name(),
                Phrases.cell(statement.x()),
                Phrases.cell(statement.y()),
                Phrases.cell(statement.given()),
                // If the empty set separates, no other set is minimal; else there may be others.
                statement.given().isEmpty())));
  }
}
