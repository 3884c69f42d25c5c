package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.MarginalMap;
import org.disentangle.pgm.inference.MostProbable;
import org.disentangle.pgm.inference.Query;

/**
 * The answer with the most probable joint state: of all variables, or of some with the others
 * summed out.
 */
final class AssignmentAnswer {
  private AssignmentAnswer() {}

  static Answer ofAll(Subject subject, Question.MostProbable question) {
    MostProbable found = subject.inference().mostProbable(question.evidence());
    String given = String.join(" ", question.evidence().stream().map(Setting::toString).toList());
    return answer(
        subject,
        "Most probable state" + (given.isEmpty() ? "" : " given " + given),
        given,
        found.assignment(),
        Phrases.number(found.posteriorProbability())
            + (given.isEmpty() ? "." : " given the evidence."),
        Section.of(
            "",
            given.isEmpty()
                ? ""
                : Phrases.said(
                    "Its probability together with the evidence", found.jointProbability())),
        found.plan(),
        "maximised out");
  }

  static Answer ofSome(Subject subject, Question.MarginalMap question) {
    Query query = question.query();
    MarginalMap found = subject.inference().marginalMap(query);
    boolean isGiven = !query.given().isEmpty();
    return answer(
        subject,
        "Most probable state of "
            + Phrases.list(query.targets())
            + (isGiven ? " given " + Phrases.list(query.given()) : ""),
        String.join(" ", query.given()),
        found.assignment(),
        Phrases.number(found.probability())
            + (isGiven ? " given the evidence" : "")
            + (found.ties() == 1
                ? "; no other joint state of theirs is as probable."
                : "; "
                    + Phrases.number(found.ties())
                    + " joint states of theirs are as probable, this one among them."),
        Section.of("")
            .explained(
                "First all other variables are summed out, then those asked for are maximised"
                    + " out. The most probable state of all variables may have other states for"
                    + " these."),
        found.plan(),
        "summed out, and those asked for maximised out");
  }

  private static Answer answer(
      Subject subject,
      String heading,
      String given,
      List<Setting> assignment,
      String probability,
      Section section,
      EliminationPlan plan,
      String operation) {
    Table table = Table.of("The most probable joint state", "Variable", "State");
    List<AnswerRow> rows = new ArrayList<>();
    for (Setting each : assignment) {
      table = table.with(each.variable(), each.state());
      rows.add(
          new AnswerRow.MostProbableState(subject.name(), given, each.variable(), each.state()));
    }
    rows.addAll(EliminationTrace.rows(subject.name(), plan));
    return new Answer(
        heading,
        "most probable state",
        Conclusion.of(
            subject.list(assignment.stream().map(Setting::toString).toList())
                + ", with probability "
                + probability),
        List.of(section.with(table), EliminationTrace.section(subject, plan, operation)),
        rows);
  }
}
