package org.disentangle.pgm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers accept, and what it means. */
class GraphFormatTest {
  private static final String TWO_VARIABLES =
      """
      variable a { type discrete [ 2 ] { a0, a1 }; }
      variable b { type discrete [ 3 ] { b0, b1, b2 }; }
      probability ( a ) { table 0.25, 0.75; }
      """;

  /** p(b | a) of the texts below, row after row. */
  private static final List<Double> ROWS = List.of(0.1, 0.2, 0.7, 0.3, 0.3, 0.4);

  @Test
  void anEdgeListGivesNodesInTheOrderOfTheirMention() {
    GraphDocument document =
        read("nets/x.edges", "# all\nC\n\nO -> S # why\n  A->T\nT <- O\n\"x y\" → A\r\nC\n");
    DirectedGraph graph = assertInstanceOf(DirectedGraph.class, document.graph());
    assertEquals("x", document.name());
    assertEquals(List.of("C", "O", "S", "A", "T", "x y"), graph.nodes().names());
    assertEquals(
        List.of(new Arc("O", "S"), new Arc("O", "T"), new Arc("A", "T"), new Arc("x y", "A")),
        graph.arcs());
  }

  @Test
  void anEdgeListOfDashesIsUndirected() {
    GraphDocument document = read("x.edges", "B - A\nx-ray -- A\nB – x-ray\n\"x-y\"");
    UndirectedGraph graph = assertInstanceOf(UndirectedGraph.class, document.graph());
    assertEquals(List.of("B", "A", "x-ray", "x-y"), graph.nodes().names());
    assertEquals(
        List.of(new Edge("B", "A"), new Edge("B", "x-ray"), new Edge("A", "x-ray")), graph.edges());
  }

  @Test
  void namesAloneAreAnUndirectedGraph() {
    assertInstanceOf(UndirectedGraph.class, read("x.edges", "A\nB").graph());
  }

  @Test
  void dagittyChainsAndGroupsAreMultipliedOut() {
    GraphDocument document =
        read(
            "x.dagitty",
            """
            // made by hand
            dag "my net" {
              bb="0,0,1,1"
              z [latent,pos="-1.0,2"] ; "a b"
              x -> {m1 m2 ; m3 <- w} -> y [beta=".5"] y<-z->x
            }
            """);
    DirectedGraph graph = assertInstanceOf(DirectedGraph.class, document.graph());
    assertEquals("my net", document.name());
    assertEquals(List.of("z", "a b", "x", "m1", "m2", "m3", "w", "y"), graph.nodes().names());
    assertEquals(
        "[z → x, z → y, x → m1, x → m2, x → m3, x → w, m1 → y, m2 → y, m3 → y, w → m3, w → y]",
        graph.arcs().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dag{a->b->c}", "DAG { a -> b b -> c }", "dag {\na -> b; c <- b\n}\n"})
  void dagittyNeedsNoBlanksAndNoLines(String text) {
    DirectedGraph graph = (DirectedGraph) read("x.txt", text).graph();
    assertEquals(List.of(new Arc("a", "b"), new Arc("b", "c")), graph.arcs());
  }

  static Stream<Arguments> conditionals() {
    return Stream.of(
        arguments("( b | a ) { (a0) 0.1, 0.2, 0.7; (a1) 0.3, 0.3, 0.4; }"),
        arguments("( b | a ) { ( a1 ) 0.3 0.3 .4; (a0) 1e-1 0.2 7E-1; }"),
        arguments("( b | a ) { table 0.1, 0.3, 0.2, 0.3, 0.7, 0.4; }"),
        arguments("( b a ) { table 0.1 0.3 0.2 0.3 0.7 0.4; }"),
        arguments("( \"b\" | \"a\" ) { default 0.3, 0.3, 0.4; (\"a0\") 0.1, 0.2, 0.7; }"),
        arguments("(b|a){(a0)0.1,0.2,0.7;/* a; } */default 0.3,0.3,0.4;// b\n}"),
        arguments(
            "( b | a ) { property what \"it } is\" ;\n (a0) 0.1 0.2 0.7; (a1) 0.3 0.3 0.4; }"));
  }

  @ParameterizedTest
  @MethodSource("conditionals")
  void everyFormOfABifTableMeansTheSame(String conditional) {
    GraphDocument document = read("two.bif", TWO_VARIABLES + "probability " + conditional);
    Factor table = document.model().orElseThrow().factors().get(1);
    assertEquals(List.of("a", "b"), table.names());
    assertEquals(ROWS, boxed(table));
    assertEquals(List.of(), document.notes());
  }

  @Test
  void aBifTableOverTwoParentsHasTheLastRunningFastestAndIsTurnedToTheOrderOfTheGraph() {
    GraphDocument document =
        read(
            "three.bif",
            TWO_VARIABLES.replace(
                    "}\nprobability",
                    "}\nvariable c { type discrete [ 2 ] { c0 c1 };" + " }\nprobability")
                + """
                probability ( b ) { table 0.2 0.3 0.5; }
                probability ( c | b, a ) {
                  table .01 .02 .03 .04 .05 .06
                        .99 .98 .97 .96 .95 .94;
                }
                """);
    Factor table = document.model().orElseThrow().factors().get(2);
    // In the text p(c0 | b0 a0) = .01, p(c0 | b0 a1) = .02, p(c0 | b1 a0) = .03 and so on.
    assertEquals(List.of("a", "b", "c"), table.names());
    assertEquals(List.of(.01, .99, .03, .97, .05, .95, .02, .98, .04, .96, .06, .94), boxed(table));
  }

  @Test
  void aBifMayNameItsNetwork() {
    String rest = TWO_VARIABLES + "probability ( b ) { table 0.2 0.3 0.5; }";
    assertEquals("dog", read("x.bif", "network \"dog\" { property a; }" + rest).name());
    assertEquals("x", read("x.bif", "network unknown {\n}\n" + rest).name());
    assertEquals("x", read("x.bif", "network { }" + rest).name());
    assertEquals("x", read("x.bif", rest).name());
  }

  @Test
  void rowsThatMissOneByRoundingAreSetRightWithANote() {
    GraphDocument document =
        read(
            "two.bif",
            TWO_VARIABLES
                + "probability ( b | a ) { (a0) 0.33333, 0.33333, 0.33333; (a1) .5 .25 .25; }");
    Factor table = document.model().orElseThrow().factors().get(1);
    assertEquals(1.0 / 3, table.value(0), 1e-15);
    assertEquals(0.5, table.value(3));
    assertEquals(
        List.of(
            "two.bif:4: a row of the table of b missed 1 by 0.00001 and was divided by its sum"),
        document.notes());
  }

  @Test
  void uaiHasTheLastVariableRunningFastestAndTheChildLast() {
    GraphDocument document =
        read("two.uai", "BAYES\n2\n2 3\n2\n1 0\n2 0 1\n\n2\n0.25 0.75\n6 .1 .2 .7 .3 .3 .4\n");
    assertEquals(List.of("0", "1"), document.graph().nodes().names());
    assertEquals(List.of(new Arc("0", "1")), ((DirectedGraph) document.graph()).arcs());
    assertEquals(ROWS, boxed(document.model().orElseThrow().factors().get(1)));
  }

  @Test
  void uaiMarkovNetworksKeepTheirCliques() {
    GraphDocument document =
        read("x.uai", "MARKOV 3 2 2 2  3  2 1 0  1 0  0   4 1 2 3 4  2 5 6  1 7");
    assertEquals(List.of(List.of("1", "0"), List.of("0"), List.of()), document.cliques());
    assertEquals(List.of(new Edge("0", "1")), ((UndirectedGraph) document.graph()).edges());
    assertEquals(
        List.of(1.0, 2.0, 3.0, 4.0), boxed(document.model().orElseThrow().factors().get(0)));
    assertTrue(document.graph().nodes().contains("2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.bif; A -> B; BIF",
        "a.UAI; A -> B; UAI",
        "a.dag; A -> B; DAGITTY",
        "a.edges; dag { }; EDGE_LIST",
        "a.txt; /* y */ network asia {; BIF",
        "a.txt; variable asia {; BIF",
        "a.txt; probability ( a ) {; BIF",
        "a.txt; MARKOV 3; UAI",
        "a.txt; BAYES 3; UAI",
        "a.txt; dag{; DAGITTY",
        "a.txt; digraph G {; DAGITTY",
        "a.txt; network -> variable; EDGE_LIST",
        "a.txt; dag -> variable; EDGE_LIST",
        "a.txt; MARKOV - chain; EDGE_LIST",
        "a.txt; net {; NET",
        "a.txt; % Hugin; EDGE_LIST",
        "a.txt; class Asia {; NET",
        "a.txt; node asia {; NET",
        "a.txt; node -> net; EDGE_LIST",
        "a.bif; <?xml version='1.0'?><BIF>; XMLBIF",
        "a.xml; <!-- by hand --><smile version='1.0'>; XDSL",
        "a.txt; belief network \"x\"; DSC",
        "a.txt; strict digraph G {; DAGITTY",
        "a.txt; [A][B|A]; EDGE_LIST",
        "a; # it's \"; EDGE_LIST"
      })
  void aFormatIsToldByTheEndingAndElseByTheText(String file, String text, GraphFormat format) {
    assertEquals(format, GraphFormat.of(file, text));
  }

  @Test
  void commentsMayStandBeforeTheWordThatTellsTheFormat() {
    assertEquals(GraphFormat.UAI, GraphFormat.of("a.txt", "# by hand\n# twice\nMARKOV 3"));
    assertEquals(GraphFormat.NET, GraphFormat.of("a.txt", "% by Hugin\nnet {"));
    assertEquals(GraphFormat.BIF, GraphFormat.of("a.txt", "// by bnlearn\nnetwork asia {"));
    assertEquals(GraphFormat.EDGE_LIST, GraphFormat.of("a.txt", "# MARKOV 3\nA -> B"));
  }

  static GraphDocument read(String file, String text) {
    return GraphFormat.of(file, text).read(file, text);
  }

  private static List<Double> boxed(Factor table) {
    return Arrays.stream(table.values()).boxed().toList();
  }
}
