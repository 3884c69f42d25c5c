package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Variable;

/**
 * Reads a network from the format of the UAI inference competitions: {@code MARKOV} or {@code
 * BAYES}, the number of variables, their numbers of states, the scopes of the tables, the tables.
 * The last variable of a scope runs fastest; in a Bayesian network it is the child.
 *
 * <p>Text after a {@code #} is a comment. The format has no names: variables and states are named
 * by their numbers, from 0.
 */
final class UaiReader {
  private static final Lexicon LEXICON = new Lexicon(List.of(), false, Lexicon.Comments.from("#"));

  /** The most states of all variables together: each takes memory before any table is read. */
  private static final int MOST_STATES = 1_000_000;

  private final SourceText source;
  private final Tokenizer tokens;
  private final BayesianNetworkBuilder builder;
  private final Map<Integer, List<String>> stateNames = new HashMap<>();

  private UaiReader(SourceText source, RowSums sums) {
    this.source = source;
    this.builder = new BayesianNetworkBuilder(sums);
    this.tokens = new Tokenizer(source, LEXICON);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source, RowSums sums) {
    return new UaiReader(source, sums).document();
  }

  private GraphDocument document() {
    Token type = tokens.next();
    if (!type.isWord("MARKOV") && !type.isWord("BAYES")) {
      throw tokens.unexpected(type, "MARKOV or BAYES");
    }
    variables();
    List<Scope> scopes = scopes(builder.variables());
    List<double[]> tables = new ArrayList<>();
    for (Scope scope : scopes) {
      tables.add(table(scope));
    }
    Token rest = tokens.next();
    if (rest.kind() != Token.Kind.END) {
      throw tokens.unexpected(rest, "the end of the file behind the last table");
    }
    return type.isWord("BAYES") ? bayesian(scopes, tables) : markov(scopes, tables);
  }

  private void variables() {
    Token first = tokens.peek();
    int count = tokens.count("the number of variables");
    if (count == 0) {
      throw source.fault(first.line(), "the network has no variables");
    }
    long states = 0;
    for (int i = 0; i < count; i++) {
      Token token = tokens.peek();
      int cardinality =
          tokens.count("the number of states of variable " + i + " (there are " + count + ")");
      states += cardinality;
      if (cardinality == 0 || states > MOST_STATES) {
        throw source.fault(
            token.line(),
            "the variable "
                + i
                + " has "
                + cardinality
                + " states; each has at least one, and all together have at most "
                + MOST_STATES);
      }
      builder.declare(
          source.at(token.line()),
          new Variable(
              Integer.toString(i), stateNames.computeIfAbsent(cardinality, UaiReader::numbers)));
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** The variables of one table and their place in the text. */
  private record Scope(String where, List<Variable> variables) {
    String label() {
      return "the table over ("
          + String.join(", ", variables.stream().map(Variable::name).toList())
          + ")";
    }
  }

  private List<Scope> scopes(List<Variable> variables) {
    int count = tokens.count("the number of tables");
    List<Scope> scopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Token first = tokens.peek();
      int size = tokens.count("the number of variables of table " + i);
      Set<Variable> scope = new LinkedHashSet<>();
      for (int j = 0; j < size; j++) {
        Token token = tokens.peek();
        int variable = tokens.count("a variable of table " + i);
        if (variable >= variables.size()) {
          throw source.fault(
              token.line(),
              "table "
                  + i
                  + " is over the variable "
                  + variable
                  + "; there are variables 0 to "
                  + (variables.size() - 1));
        }
        if (!scope.add(variables.get(variable))) {
          throw source.fault(
              token.line(), "table " + i + " is over the variable " + variable + " twice");
        }
      }
      scopes.add(new Scope(source.at(first.line()), List.copyOf(scope)));
    }
    return scopes;
  }

  private double[] table(Scope scope) {
    Token first = tokens.peek();
    int declared = tokens.count("the number of entries of " + scope.label());
    long size = TableSize.of(scope.variables());
    if (declared != size) {
      throw source.fault(
          first.line(),
          scope.label()
              + " declares "
              + declared
              + " entries; its variables have "
              + (size == Long.MAX_VALUE ? "more than 10^18" : size)
              + " joint states");
    }
    // No more memory is used than the text needs, whatever it declares.
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < declared; i++) {
      values.add(tokens.entry(scope.label()));
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private GraphDocument bayesian(List<Scope> scopes, List<double[]> tables) {
    for (int i = 0; i < scopes.size(); i++) {
      List<Variable> scope = scopes.get(i).variables();
      if (scope.isEmpty()) {
        throw source.fault(
            "table "
                + i
                + " is over no variable; in a Bayesian network the last is"
                + " the child");
      }
      int last = scope.size() - 1;
      builder.add(
          new ConditionalTable(
              scopes.get(i).where(), scope.get(last), scope.subList(0, last), tables.get(i)));
    }
    return builder.document(source.graphName());
  }

  private GraphDocument markov(List<Scope> scopes, List<double[]> tables) {
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < scopes.size(); i++) {
      factors.add(new Factor(scopes.get(i).variables(), tables.get(i)));
    }
    MarkovNetwork network = new MarkovNetwork(builder.variables(), factors);
    return new GraphDocument(
        source.graphName(),
        network.graph(),
        factors.stream().map(Factor::names).toList(),
        Optional.of(network),
        List.of());
  }
}
