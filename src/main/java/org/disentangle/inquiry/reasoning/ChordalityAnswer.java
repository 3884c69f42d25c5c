package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Marks.PathState;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.clique.Chordality;
import org.disentangle.pgm.clique.Triangulation;
import org.disentangle.pgm.graph.Edge;

/** The answer whether a graph is chordal, with an elimination order or a cycle that proves it. */
final class ChordalityAnswer {
  private ChordalityAnswer() {}

  static Answer of(Subject subject) {
    Chordality chordality = Chordality.of(subject.undirected());
    return chordality instanceof Chordality.NotChordal hole
        ? notChordal(subject, hole.cycle())
        : chordal(subject, ((Chordality.Chordal) chordality).eliminationOrder());
  }

  private static Answer chordal(Subject subject, List<String> order) {
    return new Answer(
        "Is " + subject.name() + " chordal?",
        "chordality",
        Conclusion.of(true, "Chordal: " + subject.list(order) + " is a perfect elimination order."),
        List.of(
            Section.of("", "So some directed graph is a perfect map of it.")
                .explained(
                    "Whenever a node of this order leaves, the neighbours it still has are joined"
                        + " pairwise: no fill edge is needed.")
                .with(subject.figure(Marks.none(), subject.name()))),
        List.of());
  }

  /** How a graph that is not chordal becomes so. */
  static String triangulated(Subject subject, Triangulation triangulation) {
    return "Triangulated by eliminating "
        + subject.list(triangulation.order())
        + " in this order (each time the node that needs the fewest fill edges): "
        + Phrases.counted(triangulation.fill().size(), "fill edge")
        + ", "
        + subject.edges(triangulation.fill())
        + ".";
  }

  private static Answer notChordal(Subject subject, List<String> cycle) {
    Triangulation triangulation = Triangulation.minimumFill(subject.undirected());
    List<String> round = new ArrayList<>(cycle);
    round.add(cycle.get(0));
    List<Edge> fill = triangulation.fill();
    List<Figure> figures =
        new ArrayList<>(
            subject.figure(
                Marks.none().withPath(round, PathState.SHOWN),
                "A cycle of " + cycle.size() + " nodes without a chord."));
    figures.addAll(
        Subject.figure(
            subject.graph().nodes().size(),
            () -> Sketch.with(subject.undirected(), fill),
            Marks.none(),
            "Triangulated; fill edges dashed."));
    List<AnswerRow> rows =
        fill.stream()
            .<AnswerRow>map(
                edge -> new AnswerRow.FillEdge(subject.name(), edge.one(), edge.other()))
            .toList();
    return new Answer(
        "Is " + subject.name() + " chordal?",
        "chordality",
        Conclusion.of(
            false, "Not chordal: the cycle " + String.join(" – ", round) + " has no chord."),
        List.of(
            Section.of(
                    "",
                    "It is a shortest cycle of four or more nodes in which only neighbours are"
                        + " joined. So no directed graph is a perfect map of "
                        + subject.name()
                        + ".",
                    triangulated(subject, triangulation))
                .with(figures)),
        rows);
  }
}
