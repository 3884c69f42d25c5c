package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.factor.Variable;

/**
 * Reads a Bayesian network from the Interchange Format for Bayesian Networks (Cozman 1998), version
 * 0.15, as used in the repositories of the field: separators are commas or blanks, comments are
 * {@code //} and those between a slash and a star, {@code property} lines are ignored, names may be
 * quoted.
 *
 * <p>In the version of JavaBayes the bar after the child may be missing. Variables are declared
 * before they are used.
 */
final class BifReader {
  private static final Lexicon LEXICON =
      new Lexicon(
          List.of("{", "}", "(", ")", "[", "]", "|", ",", ";"), true, Lexicon.Comments.SLASHES);

  private final SourceText source;
  private final Tokenizer tokens;
  private final BayesianNetworkBuilder builder;
  private Optional<String> name = Optional.empty();
  private int networks;
  private long entries;

  private BifReader(SourceText source, RowSums sums) {
    this.source = source;
    this.builder = new BayesianNetworkBuilder(sums);
    this.tokens = new Tokenizer(source, LEXICON);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source, RowSums sums) {
    return new BifReader(source, sums).document();
  }

  private GraphDocument document() {
    for (Token token = tokens.next(); token.kind() != Token.Kind.END; token = tokens.next()) {
      if (token.isWord("network")) {
        network(token);
      } else if (token.isWord("variable")) {
        variable();
      } else if (token.isWord("probability")) {
        probability(token.line());
      } else {
        throw tokens.unexpected(token, "network, variable or probability");
      }
    }
    if (builder.variables().isEmpty()) {
      throw source.fault("the network has no variables; a BIF declares each in a block variable");
    }
    return builder.document(name.orElse(source.graphName()));
  }

  private void network(Token keyword) {
    if (networks++ > 0) {
      throw source.fault(keyword.line(), "a second network begins here; a file holds one");
    }
    if (tokens.peek().isName()) {
      Token given = tokens.next();
      // bnlearn's name of an unnamed network.
      name = Optional.of(given.text()).filter(text -> !text.isBlank() && !text.equals("unknown"));
    }
    tokens.expect("{", "of the network");
    Token token = tokens.next();
    while (!token.is("}")) {
      if (!token.isWord("property")) {
        throw tokens.unexpected(token, "property or \"}\" in the network's block");
      }
      tokens.skipPast(';', "the property");
      token = tokens.next();
    }
  }

  private void variable() {
    Token given = tokens.name("the name of a variable");
    String block = "in the block of the variable " + given.text();
    tokens.expect("{", block);
    List<String> states = List.of();
    Token token = tokens.next();
    while (!token.is("}")) {
      if (token.isWord("property")) {
        tokens.skipPast(';', "the property");
      } else if (token.isWord("type") && states.isEmpty()) {
        states = states(given.text(), block);
      } else {
        throw tokens.unexpected(token, "type, property or \"}\" " + block);
      }
      token = tokens.next();
    }
    if (states.isEmpty()) {
      throw source.fault(
          given.line(),
          "the variable " + given.text() + " has no type; write type discrete [ 2 ] { yes, no };");
    }
    List<String> named = states;
    builder.declare(
        source.at(given.line()),
        source.within(given.line(), () -> new Variable(given.text(), named)));
  }

  private List<String> states(String variable, String block) {
    Token type = tokens.next();
    if (!type.isWord("discrete")) {
      throw source.fault(
          type.line(),
          "the variable " + variable + " is of type " + type + "; only discrete is read");
    }
    tokens.expect("[", block);
    int declared = tokens.count("the number of states " + block);
    tokens.expect("]", block);
    tokens.expect("{", block);
    List<String> states = new ArrayList<>();
    while (!tokens.took("}")) {
      if (!tokens.took(",")) {
        states.add(tokens.name("a state or \"}\" " + block).text());
      }
    }
    tokens.expect(";", "behind the states of " + variable);
    if (declared != states.size() || declared == 0) {
      throw source.fault(
          type.line(),
          "the variable "
              + variable
              + " declares "
              + declared
              + " states but lists "
              + states.size());
    }
    return states;
  }

  private void probability(int line) {
    String where = source.at(line);
    tokens.expect("(", "behind probability");
    Variable child =
        builder.variable(where, tokens.name("the variable of the probability block").text());
    boolean bar = tokens.took("|");
    List<Variable> parents = new ArrayList<>();
    while (!tokens.took(")")) {
      if (!tokens.took(",")) {
        parents.add(builder.variable(where, tokens.name("a parent or \")\"").text()));
      }
    }
    String block = "in the probability block of " + child.name();
    if (bar && parents.isEmpty()) {
      throw source.fault(line, "there is no parent behind the bar " + block);
    }
    tokens.expect("{", block);
    double[] values = new double[size(line, child, parents)];
    BifTable table = new BifTable(source, tokens, line, child, parents, values);
    Token token = tokens.next();
    while (!token.is("}")) {
      if (token.isWord("property")) {
        tokens.skipPast(';', "the property");
      } else {
        table.read(token);
      }
      token = tokens.next();
    }
    table.finish();
    builder.add(new ConditionalTable(where, child, parents, values));
  }

  /**
   * Checked before the table is made, as a few words for states and parents may mean very many
   * entries.
   */
  private int size(int line, Variable child, List<Variable> parents) {
    List<Variable> scope = new ArrayList<>(parents);
    scope.add(child);
    int size = source.within(line, () -> TableSize.checked("the table of " + child.name(), scope));
    entries += size;
    if (entries > TableSize.MOST_ENTRIES) {
      throw source.fault(
          line,
          "with the table of "
              + child.name()
              + " the network has "
              + entries
              + " entries; it may have "
              + TableSize.MOST_ENTRIES);
    }
    return size;
  }
}
