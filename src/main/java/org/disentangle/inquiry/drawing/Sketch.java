package org.disentangle.inquiry.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.pgm.clique.JunctionTree;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A sketch: the content of a drawing before it is laid out.
 *
 * @param nodes with names that differ
 * @param lines between them
 * @param layered whether the nodes lie in layers; else on circles
 */
public record Sketch(List<Node> nodes, List<Line> lines, boolean layered) {
  /** Larger graphs are not drawn, as they would be unreadable. */
  public static final int MOST_NODES = 60;

  /** On larger circles lines grow long and names far apart. */
  private static final int MOST_ON_CIRCLES = 14;

  private static final double HEIGHT = 32;
  private static final double PADDING = 20;

  /**
   * A node.
   *
   * @param name its name in marks and lines
   * @param label the text that is shown
   * @param square whether it is a box and not round
   */
  public record Node(String name, String label, boolean square) {}

  /**
   * A line.
   *
   * @param ranked whether it leads to a lower layer
   */
  public record Line(String from, String to, Kind kind, boolean ranked) {}

  /** The kinds of lines. */
  public enum Kind {
    /** A directed edge, with an arrowhead at its second end. */
    ARC,
    /** An undirected edge. */
    EDGE,
    /** An undirected edge that the graph did not have at first: a marriage or a fill, dashed. */
    ADDED
  }

  /** Copies the lists. */
  public Sketch {
    nodes = List.copyOf(nodes);
    lines = List.copyOf(lines);
  }

  /** A graph as it is. */
  public static Sketch of(Graph graph) {
    return graph instanceof DirectedGraph directed
        ? new Sketch(nodes(graph), ranked(directed, Kind.ARC), true)
        : with((UndirectedGraph) graph, List.of());
  }

  /** An undirected graph and edges added to it. */
  public static Sketch with(UndirectedGraph graph, Collection<Edge> added) {
    boolean layered = graph.nodes().size() > MOST_ON_CIRCLES;
    List<Line> lines = new ArrayList<>();
    if (layered) {
      lines.addAll(outwards(graph));
    } else {
      graph.edges().forEach(edge -> lines.add(line(edge, Kind.EDGE)));
    }
    added.forEach(edge -> lines.add(line(edge, Kind.ADDED)));
    return new Sketch(nodes(graph), lines, layered);
  }

  /** The edges as ranked lines, from the end that a breadth-first search meets first. */
  private static List<Line> outwards(UndirectedGraph graph) {
    Set<Integer> met = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int first = 0; first < graph.nodes().size(); first++) {
      open.add(first);
      while (!open.isEmpty()) {
        int node = open.remove();
        if (met.add(node)) {
          graph.neighbourSet(node).stream().forEach(open::add);
        }
      }
    }
    List<String> order = met.stream().map(graph.nodes()::name).toList();
    return graph.edges().stream()
        .map(
            edge -> {
              boolean onwards = order.indexOf(edge.one()) < order.indexOf(edge.other());
              String from = onwards ? edge.one() : edge.other();
              String to = onwards ? edge.other() : edge.one();
              return new Line(from, to, Kind.EDGE, true);
            })
        .toList();
  }

  /**
   * A moral graph: the nodes in the layers of the directed graph, its arcs as edges, and the
   * marriages.
   */
  public static Sketch moral(DirectedGraph graph, Collection<Edge> marriages) {
    List<Line> lines = new ArrayList<>(ranked(graph, Kind.EDGE));
    marriages.forEach(edge -> lines.add(line(edge, Kind.ADDED)));
    return new Sketch(nodes(graph), lines, true);
  }

  /**
   * An essential graph: the nodes in the layers of the directed graph, reversible edges without
   * arrowheads.
   */
  public static Sketch essential(DirectedGraph graph, Collection<Edge> reversible) {
    List<Line> lines =
        graph.arcs().stream()
            .map(
                arc -> {
                  boolean turns =
                      reversible.contains(new Edge(arc.from(), arc.to()))
                          || reversible.contains(new Edge(arc.to(), arc.from()));
                  return new Line(arc.from(), arc.to(), turns ? Kind.EDGE : Kind.ARC, true);
                })
            .toList();
    return new Sketch(nodes(graph), lines, true);
  }

  /** Cliques, round, and between those that are linked their separators, square. */
  public static Sketch of(JunctionTree tree) {
    List<Node> nodes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < tree.cliques().size(); i++) {
      nodes.add(new Node("clique " + i, String.join(", ", tree.cliques().get(i)), false));
    }
    for (int i = 0; i < tree.links().size(); i++) {
      JunctionTree.Link link = tree.links().get(i);
      String separator = "separator " + i;
      nodes.add(new Node(separator, String.join(", ", link.separator()), true));
      lines.add(new Line("clique " + link.one(), separator, Kind.EDGE, true));
      lines.add(new Line(separator, "clique " + link.other(), Kind.EDGE, true));
    }
    return new Sketch(nodes, lines, true);
  }

  private static List<Node> nodes(Graph graph) {
    return graph.nodes().names().stream().map(name -> new Node(name, name, false)).toList();
  }

  private static List<Line> ranked(DirectedGraph graph, Kind kind) {
    return graph.arcs().stream().map(arc -> new Line(arc.from(), arc.to(), kind, true)).toList();
  }

  private static Line line(Edge edge, Kind kind) {
    return new Line(edge.one(), edge.other(), kind, false);
  }

  /** Lays out every node and line. */
  public Drawing laidOut() {
    Plan plan = plan();
    Layout layout = layered ? new LayeredLayout() : new CircularLayout();
    return new Drawing(this, new Shelves(layout).place(plan));
  }

  /** The outlines and links that a layout needs. */
  Plan plan() {
    Map<String, Integer> indices = new HashMap<>();
    List<Outline> outlines = new ArrayList<>();
    for (Node node : nodes) {
      indices.put(node.name(), indices.size());
      double width = Math.max(HEIGHT, Lettering.width(Lettering.shortened(node.label())) + PADDING);
      outlines.add(new Outline(new Point(0, 0), width, HEIGHT, node.square()));
    }
    return new Plan(
        outlines,
        lines.stream()
            .map(
                line ->
                    new Plan.Link(indices.get(line.from()), indices.get(line.to()), line.ranked()))
            .toList());
  }
}
