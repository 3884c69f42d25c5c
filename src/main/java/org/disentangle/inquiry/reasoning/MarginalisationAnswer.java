package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.JointFactorization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.DirectedMargin;
import org.disentangle.pgm.inference.MarginCheck;
import org.disentangle.pgm.inference.UndirectedMargin;
import org.disentangle.pgm.separation.Statement;

/**
 * The answer with the graph and the factorisation that remain when variables are summed out, one at
 * a time.
 */
final class MarginalisationAnswer {
  private static final String KIND = "marginalisation";

  private MarginalisationAnswer() {}

  static Answer of(Subject subject, Question.Marginalisation question) {
    return subject.graph() instanceof DirectedGraph
        ? directed(subject, question.variables())
        : undirected(subject, question.variables());
  }

  /**
   * A numerical check with the tables, if there are any; a network may be too wide for numbers, but
   * never for its structure.
   *
   * @param refused receives the reason if it is too wide
   */
  private static Optional<MarginCheck> check(
      Subject subject, String variable, List<String> refused) {
    if (subject.document().model().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MarginCheck.of(subject.inference(), variable));
    } catch (TooLargeException e) {
      refused.add("No numbers for " + variable + ": " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private static String heading(Subject subject, List<String> variables) {
    return "Summing "
        + (variables.size() == subject.graph().nodes().size()
            ? "each variable"
            : String.join(", ", variables))
        + " out of "
        + subject.name();
  }

  private static Answer undirected(Subject subject, List<String> variables) {
    Table table =
        Table.of(
            caption(variables),
            "Variable",
            "Absorbed",
            "New factor",
            "Fill edges",
            "#Z before",
            "#Z after",
            "#Largest difference");
    List<AnswerRow> rows = new ArrayList<>();
    List<String> results = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String variable : variables) {
      UndirectedMargin margin =
          UndirectedMargin.of(subject.undirected(), subject.document().scopes(), variable);
      Optional<MarginCheck> check = check(subject, variable, refused);
      String added = subject.edges(margin.fill());
      table =
          table.with(
              variable,
              margin.absorbed().stream()
                  .map(scope -> Phrases.potential("f", scope))
                  .collect(Collectors.joining(" ")),
              created(margin),
              added,
              check.map(each -> Phrases.number(each.zBefore())).orElse("–"),
              check.map(each -> Phrases.number(each.zAfter())).orElse("–"),
              check.map(each -> Phrases.small(each.largestDifference())).orElse("–"));
      rows.add(
          row(
              subject,
              variable,
              Phrases.cells(margin.absorbed()),
              Phrases.cell(margin.created()),
              margin.fill().stream().map(Edge::toString).collect(Collectors.joining("; ")),
              "",
              check));
      results.add(factorisation(margin));
      figures.addAll(
          Subject.figure(
              margin.graph().nodes().size(),
              () -> Sketch.with(without(margin), margin.fill()),
              Marks.none(),
              "Without " + variable + (margin.fill().isEmpty() ? "." : "; fill edges dashed.")));
    }
    return new Answer(
        heading(subject, variables),
        KIND,
        Conclusion.of(
            variables.size() == 1
                ? results.get(0) + "."
                : "The factors that hold the variable become one new factor over its neighbours,"
                    + " which are thereby joined; Z stays."),
        List.of(
            Section.of(
                    "",
                    subject.document().model().isPresent()
                        ? "Checked with the tables: Z before and after, and the largest difference"
                            + " between a probability of the new network and of the margin."
                        : "",
                    String.join(" ", refused))
                .explained(
                    "p(rest) = Σ p(all): the factors that do not hold the variable come before the"
                        + " sum, the others are multiplied and summed into a new factor τ over its"
                        + " neighbours. Z stays as it was, as long as τ is not normalised.")
                .with(table.in(AnswerRow.Margin.class)),
            Section.steps("What is left", many(results)).with(figures)),
        rows);
  }

  private static String created(UndirectedMargin margin) {
    return margin.created().isEmpty() ? "a number" : Phrases.potential("τ", margin.created());
  }

  private static String factorisation(UndirectedMargin margin) {
    return "p("
        + String.join(", ", margin.graph().nodes().names())
        + ") = (1/Z) "
        + (margin.created().isEmpty() ? "τ" : Phrases.potential("τ", margin.created()))
        + margin.kept().stream()
            .map(scope -> " " + Phrases.potential("f", scope))
            .collect(Collectors.joining());
  }

  /** The margin's graph before its fill edges. */
  private static UndirectedGraph without(UndirectedMargin margin) {
    Set<Edge> fill = Set.copyOf(margin.fill());
    return UndirectedGraph.of(
        margin.graph().nodes().names(),
        margin.graph().edges().stream().filter(edge -> !fill.contains(edge)).toList());
  }

  private static Answer directed(Subject subject, List<String> variables) {
    Table table =
        Table.of(
            caption(variables),
            "Variable",
            "New arcs",
            "Perfect map of the margin",
            "#Z after",
            "#Largest difference");
    List<AnswerRow> rows = new ArrayList<>();
    List<String> results = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String variable : variables) {
      DirectedMargin margin = DirectedMargin.of(subject.directed(), variable);
      Optional<MarginCheck> check = check(subject, variable, refused);
      List<String> added = margin.added().stream().map(Arc::toString).toList();
      table =
          table.with(
              variable,
              margin.barren() ? "none: it has no children and is dropped" : subject.list(added),
              margin.perfect()
                  ? "yes"
                  : "no, it hides "
                      + subject.list(margin.lost().stream().map(Statement::toString).toList()),
              check.map(each -> Phrases.number(each.zAfter())).orElse("–"),
              check.map(each -> Phrases.small(each.largestDifference())).orElse("–"));
      rows.add(
          row(
              subject,
              variable,
              "",
              "",
              String.join("; ", added),
              Boolean.toString(margin.perfect()),
              check));
      results.add(JointFactorization.of(margin.graph()).toString());
      figures.addAll(Subject.figure(margin.graph(), Marks.none(), "Without " + variable + "."));
    }
    return new Answer(
        heading(subject, variables),
        KIND,
        Conclusion.of(
            variables.size() == 1
                ? results.get(0) + "."
                : "Each margin is a product of conditional distributions again, along the arcs"
                    + " below; Z stays 1."),
        List.of(
            Section.of(
                    "",
                    subject.document().model().isPresent()
                        ? "Checked with the tables: the largest difference between a probability"
                            + " of the new network and of the margin."
                        : "",
                    String.join(" ", refused))
                .explained(
                    "A variable without children is dropped: its table sums to 1. Of another one"
                        + " the children inherit, in the order of the graph, its parents, its"
                        + " earlier children and their parents: the smallest directed graph along"
                        + " that order whose independencies all hold in the margin. Where it hides"
                        + " an independence of the margin it is no perfect map of it.")
                .with(table.in(AnswerRow.Margin.class)),
            Section.steps("What is left", many(results)).with(figures)),
        rows);
  }

  private static String caption(List<String> variables) {
    return variables.size() == 1
        ? "What summing " + variables.get(0) + " out does"
        : "Each variable by itself";
  }

  /** The summary of several results; a single result is the conclusion itself. */
  private static List<String> many(List<String> results) {
    return results.size() == 1 ? List.of() : results;
  }

  private static AnswerRow row(
      Subject subject,
      String variable,
      String absorbed,
      String created,
      String added,
      String perfect,
      Optional<MarginCheck> check) {
    return new AnswerRow.Margin(
        subject.name(),
        variable,
        absorbed,
        created,
        added,
        perfect,
        check.map(each -> Phrases.exact(each.zBefore())).orElse(""),
        check.map(each -> Phrases.exact(each.zAfter())).orElse(""),
        check.map(MarginCheck::largestDifference).orElse(OptionalDouble.empty()));
  }
}
