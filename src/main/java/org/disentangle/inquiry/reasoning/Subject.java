package org.disentangle.inquiry.reasoning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.drawing.Drawing;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.VariableElimination;

/**
 * What a question is asked of.
 *
 * @param inquiry the whole of it
 * @param asked the question
 * @param document the graph, perhaps with tables
 * @param memoryBytes what the tables of an inference may take
 */
record Subject(Inquiry inquiry, InquiryQuestion asked, GraphDocument document, long memoryBytes) {
  /** Larger graphs are not drawn: nobody could read them. */
  private static final int MOST_DRAWN = 60;

  /** More small drawings of one graph than this are not shown side by side. */
  private static final int MOST_SIDE_BY_SIDE = 12;

  String name() {
    return document.name();
  }

  Graph graph() {
    return document.graph();
  }

  DirectedGraph directed() {
    return (DirectedGraph) document.graph();
  }

  UndirectedGraph undirected() {
    return (UndirectedGraph) document.graph();
  }

  GraphicalModel model() {
    return document.model().orElseThrow();
  }

  /** Inference in its tables. */
  VariableElimination inference() {
    return new VariableElimination(model()).within(memoryBytes);
  }

  /**
   * The scopes whose product the distribution is: the tables', the given or the maximal cliques.
   */
  List<List<String>> scopes() {
    Optional<List<List<String>>> tables =
        document
            .model()
            .filter(model -> !(model instanceof BayesianNetwork))
            .map(model -> model.factors().stream().map(Factor::names).toList());
    return tables.orElseGet(
        () -> document.cliques().isEmpty() ? MaximalCliques.all(undirected()) : document.cliques());
  }

  /** One figure of a graph, or none if it is too large to be drawn. */
  static List<Figure> figure(Graph graph, Marks marks, String caption) {
    return figure(graph.nodes().size(), () -> Sketch.of(graph), marks, caption);
  }

  /** One figure, or none if there are too many nodes to be drawn. */
  static List<Figure> figure(int nodes, Supplier<Sketch> sketch, Marks marks, String caption) {
    return nodes > MOST_DRAWN
        ? List.of()
        : List.of(new Figure(sketch.get().laidOut(), marks, caption));
  }

  /** The graph, laid out once for many figures; empty if it is too large to be drawn. */
  static Optional<Drawing> drawing(Graph graph) {
    return graph.nodes().size() > MOST_DRAWN
        ? Optional.empty()
        : Optional.of(Sketch.of(graph).laidOut());
  }

  /** How many of some things are shown side by side, or row by row. */
  static int shown(List<?> all) {
    return Math.min(all.size(), MOST_SIDE_BY_SIDE);
  }

  /** Those of some drawings that are shown. */
  static List<Figure> shownOf(List<Figure> figures) {
    return figures.subList(0, shown(figures));
  }

  /** What a reader must know where not all drawings are shown; else empty. */
  static String drawn(List<Figure> figures) {
    return figures.size() == shown(figures) ? "" : "The first " + shown(figures) + " are drawn.";
  }

  /** The answer to this question. */
  Answer answer(
      String heading, String kind, Conclusion verdict, List<Section> sections, List<Answer.Row> rows) {
    return new Answer(asked, heading, kind, verdict, sections, rows);
  }
}
