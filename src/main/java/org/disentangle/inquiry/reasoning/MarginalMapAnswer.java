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
import org.disentangle.pgm.inference.MarginalMap;
import org.disentangle.pgm.inference.Query;

/** The most probable joint state of some variables, the others summed out. */
final class MarginalMapAnswer {
  private MarginalMapAnswer() {}

  static Answer of(Subject subject, Question.MarginalMap question) {
    Query query = question.query();
    MarginalMap found = subject.inference().marginalMap(query);
    String given = String.join(" ", query.given());
    Table table = Table.of("The most probable joint state of those asked for", "Variable", "State");
    List<Answer.Row> rows = new ArrayList<>();
    for (Setting setting : found.assignment()) {
      table = table.with(setting.variable(), setting.state());
      rows.add(
          Answer.Row.of(
              AnswerFile.ASSIGNMENTS, subject.name(), given, setting.variable(), setting.state()));
    }
    rows.addAll(EliminationTrace.rows(subject.name(), found.plan()));
    return subject.answer(
        "Most probable state of "
            + Phrases.list(query.targets())
            + (given.isEmpty() ? "" : " given " + Phrases.list(query.given())),
        "most probable state",
        Conclusion.of(
            Phrases.list(found.assignment().stream().map(Setting::toString).toList())
                + ", with probability "
                + Phrases.number(found.probability())
                + (given.isEmpty() ? "" : " given the evidence")
                + ties(found)),
        List.of(
            Section.of(
                    "",
                    "First all other variables are summed out, then those asked for are maximised"
                        + " out. The most probable state of all variables may have other states for"
                        + " these.")
                .with(table),
            EliminationTrace.section(
                found.plan(), "summed out, and those asked for maximised out")),
        rows);
  }

  private static String ties(MarginalMap found) {
    return found.ties() == 1
        ? "; no other joint state of theirs is as probable."
        : "; " + Phrases.number(found.ties()) + " joint states of theirs are as probable.";
  }
}
