package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
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
import org.disentangle.pgm.graph.MarkovBlanket;

/** The answer with parents, children, co-parents and Markov blankets. */
final class NeighbourhoodAnswer {
  private NeighbourhoodAnswer() {}

  static Answer of(Subject subject, Question.Neighbourhood question) {
    List<MarkovBlanket> blankets =
        question.nodes().stream().map(node -> MarkovBlanket.of(subject.directed(), node)).toList();
    Table table =
        Table.of(
            "Around each variable",
            "Variable",
            "Parents",
            "Children",
            "Co-parents",
            "Markov blanket");
    List<AnswerRow> rows = new ArrayList<>();
    for (MarkovBlanket blanket : blankets) {
      table =
          table.with(
              blanket.node(),
              Phrases.list(blanket.parents()),
              Phrases.list(blanket.children()),
              Phrases.list(blanket.coParents()),
              Phrases.set(blanket.members()));
      rows.add(
          new AnswerRow.Neighbourhood(
              subject.name(),
              blanket.node(),
              Phrases.cell(blanket.parents()),
              Phrases.cell(blanket.children()),
              Phrases.cell(blanket.coParents()),
              Phrases.cell(blanket.members())));
    }
    List<Figure> figures = figures(subject, blankets);
    return new Answer(
        "Markov blankets in " + subject.name(),
        "neighbourhood",
        Conclusion.of(
            blankets.stream()
                .map(blanket -> "MB(" + blanket.node() + ") = " + Phrases.set(blanket.members()))
                .collect(Collectors.joining("; ", "", "."))),
        List.of(
            Section.of("")
                .explained(
                    "The blanket of a variable is its parents, its children and the children’s"
                        + " other parents. Given its blanket a variable is independent of all"
                        + " others, and no smaller set does that for every distribution that obeys"
                        + " the graph.")
                .with(table.in(AnswerRow.Neighbourhood.class))
                .with(figures)),
        rows);
  }

  private static List<Figure> figures(Subject subject, List<MarkovBlanket> blankets) {
    return subject.sketch().stream()
        .flatMap(
            sketch ->
                blankets.stream()
                    .map(
                        blanket -> {
                          List<String> others = new ArrayList<>(subject.graph().nodes().names());
                          others.removeAll(blanket.members());
                          others.remove(blanket.node());
                          return new Figure(
                              sketch,
                              Marks.none()
                                  .withEnds(List.of(blanket.node()))
                                  .withObserved(blanket.members())
                                  .withFaded(others),
                              "MB("
                                  + blanket.node()
                                  + ") = "
                                  + Phrases.set(blanket.members())
                                  + ", shaded.");
                        }))
        .toList();
  }
}
