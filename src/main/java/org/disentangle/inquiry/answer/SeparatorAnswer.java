package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.pgm.independence.MinimalSeparation;
import org.disentangle.pgm.independence.Statement;

/** One minimal separator of two sets, and why none of its nodes can be left out. */
final class SeparatorAnswer {
  private SeparatorAnswer() {}

  static Answer of(Subject subject, Question.Separator question) {
    MinimalSeparation found =
        MinimalSeparation.of(subject.graph(), question.pair(), subject.document().observation());
    Statement statement = found.statement();
    String x = Words.list(statement.x());
    String y = Words.list(statement.y());
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < statement.given().size(); i++) {
      reasons.add(
          "Without " + statement.given().get(i) + ": " + found.needed().get(i).verdict() + ".");
    }
    return subject.answer(
        "What separates " + x + " from " + y,
        "separator",
        Verdict.of(
            Words.set(statement.given())
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
                    Subject.figure(
                        subject.graph(),
                        SeparationAnswer.ends(statement),
                        "The separator, shaded; the nodes it separates, outlined."))),
        List.of(
            Answer.Row.of(
                DataFile.SEPARATORS,
                subject.name(),
                Words.cell(statement.x()),
                Words.cell(statement.y()),
                Words.cell(statement.given()),
                // Where nothing is needed no other set is minimal; else there may be others.
                Boolean.toString(statement.given().isEmpty()))));
  }
}
