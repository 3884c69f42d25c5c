package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
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
              DataFile.ASSIGNMENTS, subject.name(), evidence, setting.variable(), setting.state()));
    }
    rows.addAll(EliminationTrace.rows(subject.name(), found.plan()));
    return subject.answer(
        "Most probable state" + (evidence.isEmpty() ? "" : " given " + evidence),
        "most probable state",
        Verdict.of(
            Words.list(found.assignment().stream().map(Setting::toString).toList())
                + ", with probability "
                + Words.number(found.posteriorProbability())
                + (evidence.isEmpty() ? "." : " given the evidence.")),
        List.of(
            Section.of(
                    "",
                    evidence.isEmpty()
                        ? ""
                        : Words.said(
                            "Its probability together with the evidence", found.jointProbability()))
                .with(table),
            EliminationTrace.section(found.plan(), "maximised out")),
        rows);
  }
}
