package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.inference.ConditionalInformation;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.separation.Statement;

/** The answer whether the numbers of a network agree with the independencies of its graph. */
final class NumericCheckAnswer {
  private NumericCheckAnswer() {}

  /** The result for one kind of statements. */
  private record Tally(long count, long independent, long dependent, double least, double most) {
    static final Tally EMPTY =
        new Tally(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Tally with(ConditionalInformation found) {
      boolean isIndependent = found.verdict() == ConditionalInformation.Verdict.INDEPENDENT;
      boolean isDependent = found.verdict() == ConditionalInformation.Verdict.DEPENDENT;
      return new Tally(
          count + 1,
          independent + (isIndependent ? 1 : 0),
          dependent + (isDependent ? 1 : 0),
          Math.min(least, found.nats()),
          Math.max(most, found.nats()));
    }
  }

  static Answer of(Subject subject, Question.NumericCheck question) {
    Set<Statement> holding =
        new HashSet<>(Independencies.of(subject.graph(), question.mostGiven()).statements());
    List<AnswerRow> rows = new ArrayList<>();
    VariableElimination inference = subject.inference();
    Tally separated = Tally.EMPTY;
    Tally connected = Tally.EMPTY;
    Optional<ConditionalInformation> broken = Optional.empty();
    for (Statement statement : statements(subject.graph().nodes().names(), question.mostGiven())) {
      ConditionalInformation found = ConditionalInformation.of(inference, statement);
      boolean holds = holding.contains(statement);
      if (holds) {
        separated = separated.with(found);
        if (found.verdict() == ConditionalInformation.Verdict.DEPENDENT) {
          broken = broken.or(() -> Optional.of(found));
        }
      } else {
        connected = connected.with(found);
      }
      rows.add(
          new AnswerRow.Information(
              subject.name(),
              Phrases.cell(statement.x()),
              Phrases.cell(statement.y()),
              Phrases.cell(statement.given()),
              holds,
              found.nats()));
    }
    boolean agrees =
        separated.independent() == separated.count() && connected.dependent() == connected.count();
    return new Answer(
        "Independence in the numbers of " + subject.name(),
        "numeric check",
        Conclusion.of(agrees, conclusion(separated, connected, broken)),
        List.of(
            Section.of("")
                .explained(
                    "The conditional mutual information of two variables is 0 exactly when they"
                        + " are independent given the others. Below "
                        + Phrases.small(ConditionalInformation.INDEPENDENT_BELOW)
                        + " nats it is rounding, from "
                        + Phrases.small(ConditionalInformation.DEPENDENT_FROM)
                        + " nats on it is dependence. A graph only says what must be independent. Numbers may make more so;"
                        + " dependence never follows from a graph alone.")
                .with(
                    Table.of(
                            "Conditional mutual information in nats",
                            "The graph says",
                            "#Statements",
                            "#Independent by number",
                            "#Dependent by number",
                            "#Least",
                            "#Most")
                        .with(cells("separated", separated))
                        .with(cells("not separated", connected)))),
        rows);
  }

  private static String[] cells(String name, Tally tally) {
    return new String[] {
      name,
      Phrases.grouped(tally.count()),
      Phrases.grouped(tally.independent()),
      Phrases.grouped(tally.dependent()),
      tally.count() == 0 ? "–" : Phrases.small(tally.least()),
      tally.count() == 0 ? "–" : Phrases.small(tally.most())
    };
  }

  private static String conclusion(
      Tally separated, Tally connected, Optional<ConditionalInformation> broken) {
    if (broken.isPresent()) {
      return broken.get().statement()
          + " should hold by the graph, but has "
          + Phrases.small(broken.get().nats())
          + " nats: the tables do not obey the graph.";
    }
    return "All "
        + Phrases.grouped(separated.count())
        + " statements that the graph makes hold in the numbers; of the "
        + Phrases.grouped(connected.count())
        + " others "
        + (connected.dependent() == connected.count()
            ? "none does."
            : Phrases.grouped(connected.count() - connected.dependent())
                + " do too, or too nearly to tell.");
  }

  /** All statements about two single nodes, the smaller given sets first. */
  private static List<Statement> statements(List<String> names, int mostGiven) {
    List<Statement> statements = new ArrayList<>();
    for (int size = 0; size <= Math.min(mostGiven, names.size() - 2); size++) {
      for (int x = 0; x < names.size(); x++) {
        for (int y = x + 1; y < names.size(); y++) {
          List<String> others = new ArrayList<>(names);
          others.remove(y);
          others.remove(x);
          for (List<String> given : subsets(others, size)) {
            statements.add(new Statement(List.of(names.get(x)), List.of(names.get(y)), given));
          }
        }
      }
    }
    return statements;
  }

  private static List<List<String>> subsets(List<String> of, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<String>> subsets = new ArrayList<>();
    for (int first = 0; first <= of.size() - size; first++) {
      for (List<String> rest : subsets(of.subList(first + 1, of.size()), size - 1)) {
        List<String> subset = new ArrayList<>(List.of(of.get(first)));
        subset.addAll(rest);
        subsets.add(subset);
      }
    }
    return subsets;
  }
}
