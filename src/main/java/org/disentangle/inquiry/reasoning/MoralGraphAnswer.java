package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Marriage;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.VStructure;

/** The answer with the moral graph of a directed graph, and which parents are joined in it. */
final class MoralGraphAnswer {
  private MoralGraphAnswer() {}

  static Answer of(Subject subject) {
    Moralization moral = Moralization.of(subject.directed());
    List<String> marriages = moral.marriages().stream().map(Marriage::toString).toList();
    List<String> steps = new ArrayList<>();
    for (VStructure each : VStructure.of(subject.directed())) {
      steps.add(
          each
              + ": the parents of "
              + each.collider()
              + " are not adjacent, so "
              + each.one()
              + " – "
              + each.other()
              + " is added.");
    }
    steps.add("Then the directions are forgotten.");
    List<AnswerRow> rows = new ArrayList<>();
    for (Edge edge : moral.graph().edges()) {
      Optional<Marriage> marriage =
          moral.marriages().stream().filter(each -> each.edge().equals(edge)).findFirst();
      rows.add(
          new AnswerRow.MoralEdge(
              subject.name(),
              edge.one(),
              edge.other(),
              marriage.isPresent(),
              marriage.map(each -> Phrases.cell(each.children())).orElse("")));
    }
    List<Figure> figures = new ArrayList<>(subject.figure(Marks.none(), subject.name()));
    figures.addAll(
        Subject.figure(
            subject.graph().nodes().size(),
            () ->
                Sketch.moral(
                    subject.directed(), moral.marriages().stream().map(Marriage::edge).toList()),
            Marks.none(),
            "Its moral graph; married parents dashed."));
    return new Answer(
        "Moral graph of " + subject.name(),
        "moral graph",
        Conclusion.of(
            marriages.isEmpty()
                ? "No parents need to be married: the moral graph is the skeleton."
                : "Married are " + subject.list(marriages) + "."),
        List.of(
            Section.steps("Marriages", steps)
                .explained(
                    "The moral graph is the smallest undirected graph whose independencies all hold"
                        + " in the directed one.")
                .with(figures)),
        rows);
  }
}
