package org.disentangle.inquiry.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Drawings of known and random graphs, checked by geometry. */
final class DrawingTest {
  /** The course's second network. */
  private static final DirectedGraph NET2 =
      directed("C", "O S", "O T", "A T", "S B", "B M", "T M", "A M");

  private static DirectedGraph directed(String... lines) {
    List<String> nodes = new ArrayList<>();
    List<Arc> arcs = new ArrayList<>();
    for (String line : lines) {
      String[] ends = line.split(" ", -1);
      Stream.of(ends).filter(end -> !nodes.contains(end)).forEach(nodes::add);
      if (ends.length == 2) {
        arcs.add(new Arc(ends[0], ends[1]));
      }
    }
    return DirectedGraph.of(nodes, arcs);
  }

  /** Every pair of nodes has an arc with one probability; names of many lengths. */
  private static DirectedGraph random(int size, double density, long seed) {
    Random random = new Random(seed);
    List<String> names =
        IntStream.range(0, size).mapToObj(i -> "v".repeat(1 + random.nextInt(9)) + i).toList();
    List<Arc> arcs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (random.nextDouble() < density) {
          arcs.add(new Arc(names.get(i), names.get(j)));
        }
      }
    }
    return DirectedGraph.of(names, arcs);
  }

  static Stream<Map.Entry<String, Sketch>> sketches() {
    Map<String, Sketch> sketches = new LinkedHashMap<>();
    sketches.put("one node", Sketch.of(directed("A")));
    sketches.put("no edges", Sketch.of(directed("A", "B", "C").skeleton()));
    sketches.put("net1", Sketch.of(directed("M I", "S I", "I T", "F T", "I D", "T D")));
    sketches.put("net2", Sketch.of(NET2));
    List<Edge> marriages =
        Moralization.of(NET2).marriages().stream().map(marriage -> marriage.edge()).toList();
    sketches.put("net2, moral", Sketch.moral(NET2, marriages));
    UndirectedGraph net3 =
        UndirectedGraph.ofCliques(
            List.of("A", "B", "C", "D", "E", "F", "G"),
            List.of(
                List.of("A", "B", "C"),
                List.of("B", "C", "D"),
                List.of("C", "D", "F"),
                List.of("E", "B"),
                List.of("E", "F"),
                List.of("E", "G")));
    sketches.put("net3, filled", Sketch.with(net3, List.of(new Edge("B", "F"))));
    sketches.put("a complete graph", Sketch.of(random(9, 1, 1).skeleton()));
    for (int size = 2; size <= 30; size += 4) {
      for (double degree : new double[] {1, 2, 3.5}) {
        DirectedGraph graph = random(size, Math.min(1, degree / size), size);
        String name = size + " nodes of degree " + 2 * degree;
        sketches.put(name, Sketch.of(graph));
        sketches.put(name + ", undirected", Sketch.of(graph.skeleton()));
        List<Edge> added =
            Moralization.of(graph).marriages().stream().map(marriage -> marriage.edge()).toList();
        sketches.put(name + ", moral", Sketch.moral(graph, added));
      }
    }
    return sketches.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("sketches")
  void nothingLiesOnANode(Map.Entry<String, Sketch> named) {
    Sketch sketch = named.getValue();
    Placement placement = sketch.laidOut().placement();
    List<Outline> nodes = placement.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(nodes.get(i).meets(nodes.get(j), 5), "two nodes meet: " + i + " and " + j);
      }
    }
    for (int line = 0; line < sketch.lines().size(); line++) {
      Plan.Link link = sketch.plan().links().get(line);
      List<Point> route = placement.routes().get(line).samples();
      for (int i = 0; i < nodes.size(); i++) {
        Outline node = nodes.get(i);
        boolean isEnd = i == link.from() || i == link.to();
        double nearest = route.stream().mapToDouble(node::distanceTo).min().orElseThrow();
        assertTrue(isEnd == nearest <= 0.01 && (isEnd || nearest > 2), link + " runs through " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sketches")
  void arrowsLeadDownwards(Map.Entry<String, Sketch> named) {
    Sketch sketch = named.getValue();
    List<Outline> nodes = sketch.laidOut().placement().nodes();
    for (Plan.Link link : sketch.plan().links()) {
      if (link.ranked()) {
        assertTrue(nodes.get(link.from()).bottom() < nodes.get(link.to()).top(), "" + link);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sketches")
  void theTextIsXmlAndInsideItsFrame(Map.Entry<String, Sketch> named) throws Exception {
    Sketch sketch = named.getValue();
    Drawing drawing = sketch.laidOut();
    String svg = drawing.svg("g1", named.getKey(), "what it shows", Marks.none());
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertEquals(sketch.nodes().size(), document.getElementsByTagName("text").getLength());
    double width = Double.parseDouble(document.getDocumentElement().getAttribute("width"));
    Placement placement = drawing.placement();
    assertTrue(placement.left() >= 0 && placement.top() >= 0, "cut off at the upper left");
    assertTrue(placement.right() < width, "cut off at the right");
  }

  @Test
  void theSameGraphGivesTheSameBytes() {
    Locale usual = Locale.getDefault();
    String first = Sketch.of(random(20, 0.15, 3)).laidOut().svg("a", "t", "d", Marks.none());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(
          first, Sketch.of(random(20, 0.15, 3)).laidOut().svg("a", "t", "d", Marks.none()));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void aTreeIsDrawnWithoutCrossings() {
    DirectedGraph tree =
        directed("a b", "a c", "b d", "b e", "c f", "c g", "d h", "g i", "e j", "f k");
    Placement placement = Sketch.of(tree).laidOut().placement();
    for (Curve route : placement.routes()) {
      assertTrue(route.isStraight(), "a bend in a tree");
      for (Curve other : placement.routes()) {
        assertFalse(cross(route, other), route + " crosses " + other);
      }
    }
  }

  private static boolean cross(Curve one, Curve other) {
    return parted(one, other.start(), other.end()) && parted(other, one.start(), one.end());
  }

  /** Whether two places lie strictly on different sides of a straight line. */
  private static boolean parted(Curve line, Point one, Point other) {
    return side(line, one) * side(line, other) < -1e-6;
  }

  private static double side(Curve line, Point place) {
    double dx = line.end().x() - line.start().x();
    double dy = line.end().y() - line.start().y();
    return dx * (place.y() - line.start().y()) - dy * (place.x() - line.start().x());
  }

  @Test
  void marksPointOutWhatTheyName() {
    Drawing drawing = Sketch.of(directed("M I", "S I", "I T", "F T", "I D", "T D")).laidOut();
    Marks marks =
        Marks.none()
            .withEnds(List.of("M", "F"))
            .withObserved(List.of("T"))
            .withOpening(List.of("T"))
            .withFaded(List.of("S"))
            .withPath(List.of("M", "I", "T", "F"), Marks.PathState.OPEN);
    String svg = drawing.svg("g", "t", "d", marks);
    assertEquals(3, count(svg, "<g class=\"line open\">"));
    assertEquals(1, count(svg, "<g class=\"line faded\">"));
    assertEquals(2, count(svg, "<g class=\"node end\">"));
    assertEquals(1, count(svg, "<g class=\"node observed opening\">"));
    assertEquals(0, count(svg, "class=\"cross\""));
    String blocked =
        drawing.svg(
            "g",
            "t",
            "d",
            Marks.none()
                .withBlocking(List.of("D"))
                .withPath(List.of("M", "I", "D", "T", "F"), Marks.PathState.BLOCKED));
    assertEquals(4, count(blocked, "<g class=\"line blocked\">"));
    assertEquals(1, count(blocked, "class=\"cross\""));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void namesAreOnlyText() {
    String hostile = "<b>&\"]]>\u0000";
    String svg =
        Sketch.of(DirectedGraph.of(List.of(hostile, "x".repeat(80)), List.of()))
            .laidOut()
            .svg("g", hostile, hostile, Marks.none());
    assertFalse(svg.contains("<b>"), svg);
    assertFalse(svg.contains("\u0000"), svg);
    assertEquals(3, count(svg, "&lt;b&gt;&amp;&quot;]]&gt;\ufffd"), svg);
    assertTrue(svg.contains("<title>" + "x".repeat(80) + "</title>"), "the whole long name");
    assertFalse(svg.contains(">" + "x".repeat(80) + "</text>"), "the long name is shortened");
  }
}
