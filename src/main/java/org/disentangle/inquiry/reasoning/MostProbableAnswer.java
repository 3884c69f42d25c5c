package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.inference.MostProbable;

/** The most probable joint state of all variables that are not observed. */
final class MostProbableAnswer {
  private MostProbableAnswer() {}

  static Answer of(Subject subject, Question.MostProbable question) {
    MostProbable found = subject.inference().mostProbable(question.evidence());
    String evidence = PosteriorAnswer.evidence(question.evidence());
    Table table = Table.of("The most probable joint state", "Variable", "State");
    List<Answer.Row> rows = new ArrayList<>();
    for (Setting setting : found.assignment()) {
      table = table.with(setting.variable(), setting.state());
      rows.add(
          Answer.Row.of(
              AnswerFile.ASSIGNMENTS, subject.name(), evidence, setting.variable(), setting.state()));
    }
    rows.addAll(EliminationTrace.rows(subject.name(), found.plan()));
    return subject.answer(
        "Most probable state" + (evidence.isEmpty() ? "" : " given " + evidence),
        "most probable state",
        Conclusion.of(
            Phrases.list(found.assignment().stream().map(Setting::toString).toList())
                + ", with probability "
                + Phrases.number(found.posteriorProbability())
                + (evidence.isEmpty() ? "." : " given the evidence.")),
        List.of(
            Section.of(
                    "",
                    evidence.isEmpty()
                        ? ""
                        : Phrases.said(
                            "Its probability together with the evidence", found.jointProbability()))
                .with(table),
            EliminationTrace.section(found.plan(), "maximised out")),
        rows);
  }
}
