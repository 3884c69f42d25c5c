package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Marks.PathState;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Marriage;
import org.disentangle.pgm.separation.AncestralProof;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.DirectedSeparation;
import org.disentangle.pgm.separation.InnerNode;
import org.disentangle.pgm.separation.Separation;
import org.disentangle.pgm.separation.Statement;
import org.disentangle.pgm.separation.Trail;
import org.disentangle.pgm.separation.Trails;
import org.disentangle.pgm.separation.UndirectedIndependence;
import org.disentangle.pgm.separation.UndirectedSeparation;

/**
 * The answer whether two sets are separated: the paths one by one, then the proof in the moral
 * graph.
 */
final class SeparationAnswer {
  private static final String KIND = "separation";

  private SeparationAnswer() {}

  static Answer of(Subject subject, Question.Separation question) {
    return subject.graph() instanceof DirectedGraph
        ? directed(subject, question.statement())
        : undirected(subject, question.statement());
  }

  private static Answer directed(Subject subject, Statement statement) {
    DirectedSeparation separation =
        new DirectedIndependence(subject.directed())
            .explain(statement, subject.options().mostListed());
    List<AnswerRow> rows = new ArrayList<>();
    Listing<Trail> trails = separation.trails().paths();
    for (Trail trail : trails.listed()) {
      rows.addAll(rows(statement, trail, trails.complete()));
    }
    return new Answer(
        statement.toString(),
        KIND,
        Conclusion.of(separation.separated(), separation.verdict() + "."),
        Stream.concat(
                paths(subject, separation).stream(),
                Stream.of(proof(subject.directed(), separation)))
            .toList(),
        rows);
  }

  /** The paths; empty if no path is to be listed. */
  private static Optional<Section> paths(Subject subject, DirectedSeparation separation) {
    Trails trails = separation.trails();
    List<Trail> listed = trails.paths().listed();
    if (listed.isEmpty()) {
      return trails.paths().complete()
          ? Optional.of(
              Section.of("Paths", "No path joins the two sets, so nothing can be active."))
          : Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Trail trail : listed) {
      rows.add(
          List.of(
              Cell.of(trail.toString()),
              Cell.of(trail.active() ? "active" : "blocked"),
              Cell.of(why(trail))));
    }
    Section section =
        Section.of("Paths", Phrases.sentence(trails.counts()) + ".", trails.limit())
            .explained(
                "A path is active unless a node on it blocks it: one that is head-to-tail or"
                    + " tail-to-tail blocks where it is observed, one that is head-to-head where"
                    + " neither it nor a descendant of it is.")
            .with(
                Table.of("Paths and what each node on them does", "Path", "Status", "Why")
                    .withRows(new Listing<>(rows, trails.paths().complete()))
                    .in(AnswerRow.PathNode.class))
            .with(figures(subject, separation.statement(), listed));
    return Optional.of(section);
  }

  private static String why(Trail trail) {
    if (trail.inner().isEmpty()) {
      return "an arc: nothing lies between the two nodes";
    }
    List<InnerNode> telling = trail.active() ? trail.inner() : trail.blockers();
    return telling.stream().map(InnerNode::reason).collect(Collectors.joining("; "));
  }

  private static List<Figure> figures(Subject subject, Statement statement, List<Trail> trails) {
    return subject.sketch().stream()
        .flatMap(
            sketch ->
                trails.stream()
                    .map(trail -> new Figure(sketch, marks(statement, trail), caption(trail))))
        .toList();
  }

  /** The marks of a drawing of one path. */
  static Marks marks(Statement statement, Trail trail) {
    return ends(statement)
        .withBlocking(trail.blockers().stream().map(InnerNode::node).toList())
        .withOpening(
            trail.inner().stream()
                .filter(inner -> !inner.witness().isEmpty())
                .map(inner -> inner.witness().get(inner.witness().size() - 1))
                .toList())
        .withPath(trail.nodes(), trail.active() ? PathState.OPEN : PathState.BLOCKED);
  }

  /** The marks of every drawing of a statement. */
  static Marks ends(Statement statement) {
    List<String> ends = new ArrayList<>(statement.x());
    ends.addAll(statement.y());
    return Marks.none().withEnds(ends).withObserved(statement.given());
  }

  static String caption(Trail trail) {
    return trail
        + (trail.active()
            ? " is active."
            : " is blocked by "
                + trail.blockers().stream()
                    .map(inner -> inner.node() + " (" + inner.meeting() + ")")
                    .collect(Collectors.joining(" and "))
                + ".");
  }

  private static Section proof(DirectedGraph graph, DirectedSeparation separation) {
    AncestralProof proof = separation.proof();
    DirectedGraph ancestral = graph.on(graph.nodes().set(proof.ancestral()));
    Marks marks = ends(separation.statement()).withFaded(separation.statement().given());
    UndirectedSeparation undirected = proof.separation();
    if (!undirected.separated()) {
      marks = marks.withPath(undirected.connection(), PathState.OPEN);
    }
    return Section.steps("The same from the moral graph", proof.steps())
        .with(
            Subject.figure(
                ancestral.nodes().size(),
                () ->
                    Sketch.moral(
                        ancestral, proof.marriages().stream().map(Marriage::edge).toList()),
                marks,
                "The moral graph of the ancestral set"
                    + (proof.marriages().isEmpty() ? "" : "; married parents dashed")
                    + (separation.statement().given().isEmpty() ? "" : "; removed nodes faint")
                    + "."));
  }

  private static List<AnswerRow> rows(Statement statement, Trail trail, boolean complete) {
    if (trail.inner().isEmpty()) {
      return List.of(
          new AnswerRow.PathNode(
              statement.toString(),
              trail.toString(),
              trail.active(),
              "",
              "",
              "",
              "",
              "",
              why(trail),
              complete));
    }
    return trail.inner().stream()
        .<AnswerRow>map(
            inner ->
                new AnswerRow.PathNode(
                    statement.toString(),
                    trail.toString(),
                    trail.active(),
                    inner.node(),
                    inner.meeting().toString(),
                    Boolean.toString(inner.observed()),
                    Boolean.toString(inner.blocks()),
                    String.join(" → ", inner.witness()),
                    inner.reason(),
                    complete))
        .toList();
  }

  private static Answer undirected(Subject subject, Statement statement) {
    UndirectedSeparation separation =
        new UndirectedIndependence(subject.undirected()).explain(statement);
    return new Answer(
        statement.toString(),
        KIND,
        Conclusion.of(separation.separated(), separation.verdict() + "."),
        List.of(
            Section.steps("Proof", separation.derivation())
                .with(
                    subject.figure(
                        marks(separation),
                        statement.given().isEmpty()
                            ? "The whole graph: nothing is given."
                            : "The given nodes are removed."))),
        List.of());
  }

  /** The marks of a drawing of a separation: the path that breaks it, or the removed nodes. */
  static Marks marks(Separation separation) {
    Statement statement = separation.statement();
    if (separation instanceof DirectedSeparation directed) {
      return directed
          .active()
          .map(trail -> marks(statement, trail))
          .orElseGet(() -> ends(statement));
    }
    Marks removed = ends(statement).withFaded(statement.given());
    return separation.separated()
        ? removed
        : removed.withPath(separation.connection(), PathState.OPEN);
  }
}
