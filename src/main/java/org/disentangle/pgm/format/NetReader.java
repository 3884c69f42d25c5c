package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.disentangle.pgm.factor.Variable;

/**
 * Reads a Bayesian network from Hugin's language NET: {@code node a { states = ("yes" "no"); }},
 * {@code potential ( a | b ) { data = ((0.1 0.9)(0.2 0.8)); }}. In the data the child runs fastest,
 * and of the parents the last named; the parentheses only group. Text after a {@code %} is a
 * comment, and other attributes are ignored. Nodes may be used before they are declared.
 */
final class NetReader {
  private static final Lexicon LEXICON =
      new Lexicon(List.of("{", "}", "(", ")", "|", "=", ";"), true, Lexicon.Comments.from("%"));
  private static final Set<String> OTHER_NODES =
      Set.of("continuous", "decision", "utility", "function", "instance");

  private final SourceText source;
  private final Tokenizer tokens;
  private final BayesianNetworkBuilder builder;
  private final List<NamedTable> tables = new ArrayList<>();
  private String name;

  private NetReader(SourceText source, RowSums sums) {
    this.source = source;
    this.tokens = new Tokenizer(source, LEXICON);
    this.builder = new BayesianNetworkBuilder(sums);
    this.name = source.graphName();
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source, RowSums sums) {
    return new NetReader(source, sums).document();
  }

  private GraphDocument document() {
    parts(false);
    if (builder.variables().isEmpty()) {
      throw source.fault("the network has no nodes; NET declares each in a block node");
    }
    tables.forEach(table -> table.addTo(builder, source));
    return builder.document(name);
  }

  /** Reads up to the end of the file, or of a class. */
  private void parts(boolean inClass) {
    for (Token token = tokens.next(); !ends(token, inClass); token = tokens.next()) {
      String word = token.text().toLowerCase(Locale.ROOT);
      if (token.isWord("net") && !inClass) {
        tokens.expect("{", "behind net");
        while (!tokens.took("}")) {
          attribute(tokens.name("an attribute of the net or \"}\""));
        }
      } else if (token.isWord("class") && !inClass) {
        name = tokens.name("the name of the class").text();
        tokens.expect("{", "behind class " + name);
        parts(true);
      } else if (token.isWord("node")) {
        node();
      } else if (token.isWord("discrete")) {
        Token node = tokens.next();
        if (!node.isWord("node")) {
          throw tokens.unexpected(node, "node behind discrete");
        }
        node();
      } else if (token.isWord("potential")) {
        potential(token.line());
      } else if (token.kind() == Token.Kind.WORD && OTHER_NODES.contains(word)) {
        throw source.fault(
            token.line(), "a node is of the kind " + token + "; only discrete nodes are read");
      } else if (inClass && token.isName() && tokens.peek().is("=")) {
        attribute(token);
      } else {
        throw tokens.unexpected(token, "net, class, node or potential");
      }
    }
  }

  private static boolean ends(Token token, boolean inClass) {
    return inClass ? token.is("}") : token.kind() == Token.Kind.END;
  }

  /** The text between the equals sign and the semicolon of an attribute. */
  private List<Token> attribute(Token attribute) {
    tokens.expect("=", "behind " + attribute);
    List<Token> value = new ArrayList<>();
    for (Token token = tokens.next(); !token.is(";"); token = tokens.next()) {
      if (token.kind() == Token.Kind.END || token.is("{") || token.is("}") || token.is("=")) {
        throw tokens.unexpected(token, "\";\" behind the value of " + attribute);
      }
      value.add(token);
    }
    return value;
  }

  private void node() {
    Token given = tokens.name("the name of a node");
    tokens.expect("{", "behind node " + given.text());
    List<String> states = new ArrayList<>();
    while (!tokens.took("}")) {
      Token attribute = tokens.name("an attribute of the node " + given.text() + " or \"}\"");
      List<Token> value = attribute(attribute);
      if (attribute.isWord("states")) {
        value.stream().filter(Token::isName).map(Token::text).forEach(states::add);
      }
    }
    if (states.isEmpty()) {
      throw source.fault(
          given.line(),
          "the node " + given.text() + " has no states; write states = (\"yes\" \"no\");");
    }
    builder.declare(
        source.at(given.line()),
        source.within(given.line(), () -> new Variable(given.text(), states)));
  }

  private void potential(int line) {
    tokens.expect("(", "behind potential");
    String child = tokens.name("the node of the potential").text();
    List<String> parents = new ArrayList<>();
    if (tokens.took("|")) {
      while (!tokens.peek().is(")")) {
        parents.add(tokens.name("a parent or \")\"").text());
      }
    }
    if (!tokens.peek().is(")")) {
      throw source.fault(
          line, "the potential of " + child + " is of several nodes; it is of one given others");
    }
    tokens.next();
    tokens.expect("{", "behind the potential of " + child);
    Optional<double[]> data = Optional.empty();
    while (!tokens.took("}")) {
      Token attribute =
          tokens.name("data, another attribute or \"}\" of the potential of " + child);
      if (attribute.isWord("data") && data.isEmpty()) {
        data = Optional.of(data("the table of " + child));
      } else if (attribute.isWord("data") || attribute.text().startsWith("model_")) {
        throw source.fault(
            attribute.line(),
            "the potential of " + child + " has " + attribute + "; it needs its data once");
      } else {
        attribute(attribute);
      }
    }
    if (data.isEmpty()) {
      throw source.fault(line, "the potential of " + child + " has no data; give its numbers");
    }
    tables.add(new NamedTable(line, child, parents, data.get()));
  }

  private double[] data(String whose) {
    tokens.expect("=", "behind data");
    List<Double> values = new ArrayList<>();
    int open = 0;
    while (!tokens.peek().is(";")) {
      if (tokens.took("(")) {
        open++;
      } else if (tokens.peek().is(")") && open > 0) {
        tokens.next();
        open--;
      } else {
        values.add(tokens.entry(whose));
      }
    }
    if (open > 0) {
      throw tokens.unexpected(tokens.peek(), "\")\" in " + whose);
    }
    tokens.expect(";", "behind the data");
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
