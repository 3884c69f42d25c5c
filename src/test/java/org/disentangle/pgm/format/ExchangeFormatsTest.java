package org.disentangle.pgm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.VariableElimination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** XMLBIF, NET and what else other programs write, against what these programs compute. */
class ExchangeFormatsTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** p(c | b, a) of the texts below: a has 2 states, b 3, c 2; the table is that of BIF's test. */
  private static final List<Double> ROWS =
      List.of(.01, .99, .03, .97, .05, .95, .02, .98, .04, .96, .06, .94);

  @ParameterizedTest
  @CsvSource({"asia.xmlbif", "asia.net"})
  void asiaAsAnotherProgramWroteItHasThePosteriorsOfThatProgram(String file) throws IOException {
    GraphicalModel model = golden(file);
    GraphicalModel ours = model(Path.of("configs", "pgm", "asia.bif"));
    int compared = 0;
    for (String line : Files.readAllLines(GOLDEN.resolve("asia-posteriors.csv"))) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("variable")) {
        Query query = Query.parse(cells[0] + " | " + cells[2]);
        double expected = Double.parseDouble(cells[3]);
        assertEquals(expected, posterior(model, query, cells[1]), 1e-6, line);
        assertEquals(expected, posterior(ours, query, cells[1]), 1e-6, line);
        compared++;
      }
    }
    assertEquals(2 * (8 + 6 + 7 + 5), compared);
  }

  private static double posterior(GraphicalModel model, Query query, String state) {
    Factor posterior = new VariableElimination(model).posterior(query).distribution();
    return posterior.value(posterior.scope().get(0).index(state));
  }

  private static GraphicalModel golden(String file) throws IOException {
    return model(GOLDEN.resolve(file));
  }

  private static GraphicalModel model(Path file) throws IOException {
    return GraphFormatTest.read(file.toString(), Files.readString(file)).model().orElseThrow();
  }

  static Stream<Arguments> orders() {
    String numbers = ".01 .99 .02 .98  .03 .97 .04 .96  .05 .95 .06 .94";
    return Stream.of(
        arguments(
            "c.net",
            """
            % parents before children are not needed
            net { node_size = (50 50); }
            potential (c | b a) { data = (((.01 .99)(.02 .98))((.03 .97)(.04 .96))
                                          ((.05 .95)(.06 .94))); % rows
            }
            node a { label = "x; }"; states = ("a0" "a1"); }
            node b { states = ("b0" "b1" "b2"); }
            discrete node c { states = ("c0" "c1"); }
            potential (a) { data = (.25 .75); }
            potential (b | ) { data = (.2 .3 .5); }
            """),
        arguments(
            "c.net",
            """
            class C { inputs = (); node a { states = (a0 a1); } node b { states = (b0 b1 b2); }
              node c { states = (c0 c1); }
              potential (a) { data = .25 .75; } potential (b) { data = (.2 .3 .5); }
              potential (c | b a) { data = (%s); }
            }
            """
                .formatted(numbers)),
        arguments(
            "c.xml",
            """
            <?xml version="1.0" encoding="US-ASCII"?>
            <!-- <smile> --><!DOCTYPE BIF [
              <!ELEMENT BIF ( NETWORK )*> <!ATTLIST BIF VERSION CDATA #REQUIRED>
              <!ELEMENT NAME (#PCDATA)>
            ]>
            <BIF VERSION="0.3"><NETWORK><NAME>C</NAME>
            <DEFINITION><FOR>c</FOR><GIVEN>b</GIVEN><GIVEN>a</GIVEN>
              <TABLE>%s <!-- all --></TABLE><PROPERTY>p</PROPERTY></DEFINITION>
            <VARIABLE TYPE="nature"><NAME> a </NAME><OUTCOME>a0</OUTCOME><OUTCOME>a1</OUTCOME>
              <PROPERTY>position = (1, <b>2</b>)</PROPERTY></VARIABLE>
            <VARIABLE><NAME>b</NAME><OUTCOME>b0</OUTCOME><OUTCOME>b1</OUTCOME><OUTCOME>b2</OUTCOME>
            </VARIABLE>
            <VARIABLE TYPE="nature"><NAME>c</NAME><OUTCOME>c0</OUTCOME><OUTCOME>c1</OUTCOME>
            </VARIABLE>
            <PROBABILITY><FOR>a</FOR><TABLE>.25 .75</TABLE></PROBABILITY>
            <DEFINITION><FOR>b</FOR><TABLE>.2 .3 .5</TABLE></DEFINITION>
            </NETWORK></BIF>
            """
                .formatted(numbers)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void theChildRunsFastestAndThenTheLastParent(String file, String text) {
    GraphicalModel model = GraphFormatTest.read(file, text).model().orElseThrow();
    Factor table = model.factors().get(2);
    // In the text p(c0 | b0 a0) = .01, p(c0 | b0 a1) = .02, p(c0 | b1 a0) = .03 and so on.
    assertEquals(List.of("a", "b", "c"), table.names());
    assertEquals(ROWS, Arrays.stream(table.values()).boxed().toList());
  }

  static Stream<Arguments> faults() {
    String variable = "<VARIABLE><NAME>a</NAME><OUTCOME>y</OUTCOME><OUTCOME>n</OUTCOME></VARIABLE>";
    String node = "node a { states = (\"y\" \"n\"); } ";
    return Stream.of(
        arguments(
            "x.xml", "<BIF><NETWORK>", ":1: the XML is not well formed here, or uses an entity"),
        arguments(
            "x.xml",
            "<!DOCTYPE BIF [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n"
                + "<BIF><NETWORK><NAME>&e;</NAME></NETWORK></BIF>",
            ":2: the XML is not well formed here, or uses an entity"),
        arguments(
            "x.xml",
            "<!DOCTYPE BIF [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n"
                + "<BIF><NETWORK><NAME>&b;</NAME></NETWORK></BIF>",
            ":2: the XML is not well formed here, or uses an entity"),
        arguments(
            "x.bif",
            "<html><body/></html>",
            ":1: the text is XML whose first element is html; of XML only XMLBIF is read, whose first"
                + " element is BIF"),
        arguments(
            "x.xml",
            "<BIF></BIF>",
            ": the network has no variables; XMLBIF declares each in a VARIABLE"),
        arguments(
            "x.xml",
            "<BIF><NETWORK><VARIABLE TYPE='decision'/></NETWORK></BIF>",
            ":1: a variable is of type decision; only nature is read"),
        arguments(
            "x.xml",
            "<BIF><NETWORK>" + variable + "</NETWORK></BIF>",
            ":1: the variable a has no table; write the probabilities of its states given its"
                + " parents"),
        arguments(
            "x.xml",
            "<BIF><NETWORK>"
                + variable
                + "<DEFINITION>\n<TABLE>1 0</TABLE></DEFINITION></NETWORK></BIF>",
            ":1: the definition has 0 times FOR; it needs one"),
        arguments(
            "x.xml",
            "<BIF><NETWORK>"
                + variable
                + "<DEFINITION><FOR>a</FOR><TABLE>1 x</TABLE></DEFINITION></NETWORK></BIF>",
            ":1: expected a number of a table but found x"),
        arguments(
            "x.xml",
            "<BIF><NETWORK>\n<LINK/></NETWORK></BIF>",
            ":2: expected NAME, PROPERTY, VARIABLE or DEFINITION in NETWORK but found LINK"),
        arguments(
            "x.net",
            "net { a = 1",
            ":1: expected \";\" behind the value of a but found the end of the file"),
        arguments("x.net", "", ": the network has no nodes; NET declares each in a block node"),
        arguments(
            "x.net",
            "decision node a { }",
            ":1: a node is of the kind decision; only discrete nodes are read"),
        arguments(
            "x.net",
            "node a { }",
            ":1: the node a has no states; write states = (\"yes\" \"no\");"),
        arguments(
            "x.net",
            node + "potential (a) { }",
            ":1: the potential of a has no data; give its numbers"),
        arguments(
            "x.net",
            node + "potential (a) { model_nodes = (); }",
            ":1: the potential of a has model_nodes; it needs its data once"),
        arguments(
            "x.net",
            node + "potential (a b) { data = (1 0); }",
            ":1: the potential of a is of several nodes; it is of one given others"),
        arguments(
            "x.net",
            node + "potential (a) { data = ((1 0); }",
            ":1: expected \")\" in the table of a but found ;"),
        arguments(
            "x.net",
            node + "potential (a) { data = (1 0 0); }",
            ":1: the table of a has 3 entries; it needs 2, one for each joint state of a"),
        arguments(
            "x.txt",
            "belief network \"x\"\n",
            ": this is a network in Microsoft's format DSC, which is not read; convert it to BIF,"
                + " e.g. with read.dsc and write.bif of bnlearn"),
        arguments(
            "x.txt",
            "<?xml version=\"1.0\"?>\n<smile version=\"1.0\" id=\"Network1\">",
            ": this is a network in GeNIe's format XDSL, which is not read; save it as Hugin's NET"
                + " in GeNIe, or convert it to BIF, e.g. with loadBN and saveBN of pyAgrum"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsOneSentence(String file, String text, String sentence) {
    assertEquals(
        file + sentence,
        assertThrows(UserErrorException.class, () -> GraphFormatTest.read(file, text))
            .getMessage());
  }

  @Test
  void commentsInUaiAreLeftOut() {
    GraphDocument document =
        GraphFormatTest.read(
            "x.uai", "# made by hand\nMARKOV # two\n2 # both\n2 2\n1\n2 0 1\n4\n1 2#3\n3 4\n");
    assertEquals("[0, 1]", document.graph().nodes().toString());
    assertEquals(4, document.model().orElseThrow().factors().get(0).value(3));
  }

  @ParameterizedTest
  @CsvSource({
    "2 1 0 3 1, 'tub=yes, lung=no'",
    "'1\n2 1 0 3 1', 'tub=yes, lung=no'",
    "1 1 0, tub=yes",
    "'0', ''",
    "'1 0 # none', ''"
  })
  void evidenceIsReadInBothItsForms(String text, String settings) throws IOException {
    GraphicalModel asia = golden("asia.net");
    assertEquals(
        "[" + settings + "]", UaiEvidence.read("x.evid", text, asia.variables()).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "1 9 0 ! :1: the variable 9 is observed; there are 0 to 7",
        "1 1 2 ! :1: the variable tub is observed in its state 2; it has 0 to 1",
        "2 1 0 1 1 ! :1: the variable 1 is observed twice; keep one",
        "1 x 0 ! :1: expected a whole number, as evidence is written but found x",
        "2 1 1 0 1 2 1 ! : this is no evidence of one sample: expected how many variables are"
            + " observed, then the number of each and that of its state, as in 2 0 1 3 0",
        "'' ! : this is no evidence of one sample: expected how many variables are observed, then"
            + " the number of each and that of its state, as in 2 0 1 3 0"
      })
  void evidenceAtFaultIsRefused(String text, String sentence) throws IOException {
    GraphicalModel asia = golden("asia.net");
    assertEquals(
        "x.evid" + sentence,
        assertThrows(
                UserErrorException.class, () -> UaiEvidence.read("x.evid", text, asia.variables()))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0.3333 0.3333 0.3333, 0.0001",
    "0.333 0.333 0.333, 0.001",
    "0.33334 0.33335 0.33335, 0.00004",
    "0.33333 0.33333 0.33333, 0.00001"
  })
  void rowsOffByTheirDigitsAreSetRightWithANote(String row, String off) {
    GraphDocument document = GraphFormatTest.read("x.bif", bif(row));
    Factor table = document.model().orElseThrow().factors().get(0);
    assertEquals(1, Arrays.stream(table.values()).sum(), 1e-15);
    assertEquals(
        List.of(
            "x.bif:2: a row of the table of a missed 1 by " + off + " and was divided by its sum"),
        document.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "0.33 0.33 0.33, 0.99",
    "0.5 0.2 0.2, 0.9",
    "0.333 0.333 0.332, 0.998",
    "0.333333 0.333333 0.333, 0.999666",
    "25 50 25, 100"
  })
  void otherRowsAreDividedOnlyIfThisIsAskedFor(String row, String sum) {
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> GraphFormatTest.read("x.bif", bif(row)));
    assertTrue(refused.getMessage().contains("sums to " + sum + ", off 1"), refused.getMessage());
    assertTrue(refused.getMessage().contains("--normalise"), refused.getMessage());
    GraphDocument document = GraphFormat.BIF.read("x.bif", bif(row), RowSums.NORMALISED);
    double[] values = document.model().orElseThrow().factors().get(0).values();
    assertEquals(1, Arrays.stream(values).sum(), 1e-15);
    assertTrue(document.notes().get(0).contains("was divided by its sum"));
  }

  @Test
  void aRowOfZerosCannotBeNormalised() {
    assertEquals(
        "x.bif:2: the table of a sums to 0, off 1 by 1; a row of probabilities sums to 1",
        assertThrows(
                UserErrorException.class,
                () -> GraphFormat.BIF.read("x.bif", bif("0 0 0"), RowSums.NORMALISED))
            .getMessage());
  }

  private static String bif(String row) {
    return "variable a { type discrete [ 3 ] { x, y, z }; }\nprobability ( a ) { table "
        + row
        + "; }";
  }
}
