package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.pgm.graph.MarkovBlanket;

/** Parents, children, co-parents and Markov blankets. */
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
    List<Answer.Row> rows = new ArrayList<>();
    for (MarkovBlanket blanket : blankets) {
      table =
          table.with(
              blanket.node(),
              Words.list(blanket.parents()),
              Words.list(blanket.children()),
              Words.list(blanket.coParents()),
              Words.set(blanket.members()));
      rows.add(
          Answer.Row.of(
              DataFile.BLANKETS,
              subject.name(),
              blanket.node(),
              Words.cell(blanket.parents()),
              Words.cell(blanket.children()),
              Words.cell(blanket.coParents()),
              Words.cell(blanket.members())));
    }
    List<Figure> figures = figures(subject, blankets);
    return subject.answer(
        "Markov blankets in " + subject.name(),
        "neighbourhood",
        Verdict.of(
            blankets.stream()
                .map(blanket -> "MB(" + blanket.node() + ") = " + Words.set(blanket.members()))
                .collect(Collectors.joining("; ", "", "."))),
        List.of(
            Section.of(
                    "",
                    "The blanket of a variable is its parents, its children and the children’s"
                        + " other parents. Given its blanket a variable is independent of all"
                        + " others, and no smaller set does that for every distribution that obeys"
                        + " the graph.",
                    Subject.drawn(figures))
                .with(table)
                .with(Subject.shownOf(figures))),
        rows);
  }

  private static List<Figure> figures(Subject subject, List<MarkovBlanket> blankets) {
    return Subject.drawing(subject.graph()).stream()
        .flatMap(
            drawing ->
                blankets.stream()
                    .map(
                        blanket -> {
                          List<String> others = new ArrayList<>(subject.graph().nodes().names());
                          others.removeAll(blanket.members());
                          others.remove(blanket.node());
                          return new Figure(
                              drawing,
                              Marks.none()
                                  .withEnds(List.of(blanket.node()))
                                  .withObserved(blanket.members())
                                  .withFaded(others),
                              "MB("
                                  + blanket.node()
                                  + ") = "
                                  + Words.set(blanket.members())
                                  + ", shaded.");
                        }))
        .toList();
  }
}
