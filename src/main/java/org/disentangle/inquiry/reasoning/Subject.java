package org.disentangle.inquiry.reasoning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.name.Names;

/**
 * The subject of a question: a graph and the options of the answer.
 *
 * @param document the graph, perhaps with tables
 * @param options the limits of the answer
 */
record Subject(GraphDocument document, AnswerOptions options) {
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
    VariableElimination inference = new VariableElimination(model()).within(options.memoryBytes());
    return options.eliminationOrder().map(inference::inOrder).orElse(inference);
  }

  /** Names in a sentence, up to the limit. */
  String list(List<String> names) {
    return names.isEmpty() ? Phrases.list(names) : Names.first(names, options.mostListed());
  }

  /** Edges in a sentence, up to the limit. */
  String edges(List<Edge> edges) {
    return list(edges.stream().map(Edge::toString).toList());
  }

  /** The graph with marks; none if it is too large to be drawn. */
  List<Figure> figure(Marks marks, String caption) {
    return figure(graph(), marks, caption);
  }

  /** One figure of a graph, or none if it is too large to be drawn. */
  static List<Figure> figure(Graph graph, Marks marks, String caption) {
    return figure(graph.nodes().size(), () -> Sketch.of(graph), marks, caption);
  }

  /** One figure, or none if there are too many nodes to be drawn. */
  static List<Figure> figure(int nodes, Supplier<Sketch> sketch, Marks marks, String caption) {
    return nodes > Sketch.MOST_NODES
        ? List.of()
        : List.of(new Figure(sketch.get(), marks, caption));
  }

  /** The graph, sketched once for many figures; empty if it is too large to be drawn. */
  Optional<Sketch> sketch() {
    return graph().nodes().size() > Sketch.MOST_NODES
        ? Optional.empty()
        : Optional.of(Sketch.of(graph()));
  }
}
