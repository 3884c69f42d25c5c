package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.clique.JunctionTree;
import org.disentangle.pgm.clique.Triangulation;
import org.disentangle.pgm.graph.Edge;

/** The answer with a junction tree of the triangulated graph. */
final class JunctionTreeAnswer {
  private JunctionTreeAnswer() {}

  static Answer of(Subject subject) {
    Triangulation triangulation = Triangulation.minimumFill(subject.undirected());
    JunctionTree tree = JunctionTree.of(triangulation.chordal());
    List<Edge> fill = triangulation.fill();
    Table table =
        Table.of("Links and what the two cliques share", "Clique", "Clique", "Separator")
            .in(AnswerRow.TreeLink.class);
    Listing<List<String>> cliques = Listing.all(tree.cliques());
    List<AnswerRow> rows = new ArrayList<>(CliquesAnswer.rows(subject, "tree", cliques));
    for (JunctionTree.Link link : tree.links()) {
      table =
          table.with(
              Phrases.set(tree.cliques().get(link.one())),
              Phrases.set(tree.cliques().get(link.other())),
              Phrases.set(link.separator()));
      rows.add(
          new AnswerRow.TreeLink(
              subject.name(), link.one() + 1, link.other() + 1, Phrases.cell(link.separator())));
    }
    fill.forEach(
        edge -> rows.add(new AnswerRow.FillEdge(subject.name(), edge.one(), edge.other())));
    List<Figure> figures =
        new ArrayList<>(
            Subject.figure(
                tree.cliques().size() + tree.links().size(),
                () -> Sketch.of(tree),
                Marks.none(),
                "The tree; cliques round, separators square."));
    if (!fill.isEmpty()) {
      figures.addAll(
          Subject.figure(
              subject.graph().nodes().size(),
              () -> Sketch.with(subject.undirected(), fill),
              Marks.none(),
              "The triangulated graph; fill edges dashed."));
    }
    return new Answer(
        "Junction tree of " + subject.name(),
        "junction tree",
        Conclusion.of(
            Phrases.counted(tree.cliques().size(), "clique")
                + (tree.trees() == 1
                    ? " in one tree"
                    : " in a forest of " + tree.trees() + " trees, one for each connected part")
                + "; width "
                + tree.width()
                + "."),
        List.of(
            Section.of(
                    "",
                    fill.isEmpty()
                        ? "The graph is chordal as it is: no fill edge is needed."
                        : ChordalityAnswer.triangulated(subject, triangulation))
                .with(CliquesAnswer.table("Cliques of the tree", cliques)),
            Section.of("Links")
                .explained(
                    "The cliques that hold a node are connected in the tree (the running"
                        + " intersection property; checked).")
                .with(table)
                .with(figures)),
        rows);
  }
}
