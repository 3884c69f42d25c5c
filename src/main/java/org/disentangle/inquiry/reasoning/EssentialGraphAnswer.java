package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.VStructure;
import org.disentangle.pgm.independence.EssentialGraph;

/**
 * The answer with the essential graph, which represents all directed graphs with the same
 * independencies.
 */
final class EssentialGraphAnswer {
  private EssentialGraphAnswer() {}

  static Answer of(Subject subject) {
    DirectedGraph graph = subject.directed();
    EssentialGraph essential = EssentialGraph.of(graph);
    List<Arc> ofVStructures =
        VStructure.of(graph).stream()
            .flatMap(
                each ->
                    Stream.of(
                        new Arc(each.one(), each.collider()),
                        new Arc(each.other(), each.collider())))
            .toList();
    Table table = Table.of("Every arc of " + subject.name(), "Arc", "Direction", "Why");
    List<AnswerRow> rows = new ArrayList<>();
    for (Arc arc : graph.arcs()) {
      boolean compelled = essential.compelled().contains(arc);
      table =
          table.with(
              arc.toString(),
              compelled ? "compelled" : "reversible",
              !compelled
                  ? "some of the graphs have it the other way"
                  : ofVStructures.contains(arc)
                      ? "it is part of a v-structure"
                      : "turned, it would make a new v-structure or a cycle");
      rows.add(new AnswerRow.EssentialArc(subject.name(), arc.from(), arc.to(), compelled));
    }
    List<Figure> figures = new ArrayList<>(subject.figure(Marks.none(), subject.name()));
    figures.addAll(
        Subject.figure(
            graph.nodes().size(),
            () -> Sketch.essential(graph, essential.reversible()),
            Marks.none(),
            "Its essential graph: arcs are compelled, lines without a head reversible."));
    return new Answer(
        "Essential graph of " + subject.name(),
        "essential graph",
        Conclusion.of(conclusion(subject, essential)),
        List.of(
            Section.of("")
                .explained(
                    "Directed graphs have the same independencies if and only if they have the same"
                        + " edges and the same v-structures. The essential graph (CPDAG) shows what"
                        + " all these graphs have in common.")
                .with(table)
                .with(figures)),
        rows);
  }

  private static String conclusion(Subject subject, EssentialGraph essential) {
    List<Edge> reversible = essential.reversible();
    return Phrases.counted(essential.compelled().size(), "compelled arc")
        + ", "
        + Phrases.counted(reversible.size(), "reversible edge")
        + (reversible.isEmpty()
            ? ": no other directed graph has the same independencies."
            : ": " + subject.edges(reversible) + ".");
  }
}
