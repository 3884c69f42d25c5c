package org.disentangle.pgm.factor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * Makes networks with random tables for graphs without numbers. Every entry is positive, so no
 * evidence is impossible, and almost surely no independencies hold except those of the graph
 * (Koller &amp; Friedman 2009, Theorem 3.5).
 *
 * <p>The same seed gives the same tables on every Java version: {@link Random} fixes its algorithm.
 */
public final class RandomTables {
  /** Entries are drawn from here to 1, so that no state is rare. */
  private static final double SMALLEST = 0.1;

  /** Larger tables are not drawn: 128 MiB of doubles. */
  private static final int MOST_ENTRIES = 1 << 24;

  private final Random random;
  private final int states;

  /**
   * @param seed of the random numbers
   * @param states how many each variable has, at least 2; they are named 0, 1, …
   * @throws IllegalArgumentException if there are fewer than 2 states
   */
  public RandomTables(long seed, int states) {
    if (states < 2) {
      throw new IllegalArgumentException("variables need 2 states or more, not " + states);
    }
    this.random = new Random(seed);
    this.states = states;
  }

  /**
   * A conditional table for each node.
   *
   * @throws UserErrorException if a table would have more than 2^24 entries
   */
  public BayesianNetwork network(DirectedGraph graph) {
    Map<String, Factor> tables = new LinkedHashMap<>();
    for (String node : graph.nodes().names()) {
      List<String> scope = new ArrayList<>(graph.parents(node));
      scope.add(node);
      tables.put(node, rows(table(scope)));
    }
    return new BayesianNetwork(graph, tables);
  }

  /**
   * A table for each clique.
   *
   * @param nodes all variables, including those in no clique
   * @throws UserErrorException if a table would have more than 2^24 entries
   */
  public MarkovNetwork network(
      List<String> nodes, Collection<? extends Collection<String>> cliques) {
    return new MarkovNetwork(
        variables(nodes), cliques.stream().map(clique -> table(List.copyOf(clique))).toList());
  }

  private List<Variable> variables(List<String> names) {
    List<String> stateNames = IntStream.range(0, states).mapToObj(Integer::toString).toList();
    return names.stream().map(name -> new Variable(name, stateNames)).toList();
  }

  private Factor table(List<String> names) {
    int size = 1;
    for (int i = 0; i < names.size(); i++) {
      if (size > MOST_ENTRIES / states) {
        throw new UserErrorException(
            "a random table over "
                + names.size()
                + " variables of "
                + states
                + " states ("
                + String.join(", ", names)
                + ") is too large; it may have "
                + MOST_ENTRIES
                + " entries");
      }
      size *= states;
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = SMALLEST + (1 - SMALLEST) * random.nextDouble();
    }
    return new Factor(variables(names), values);
  }

  /** Each row (the last variable's states) divided by its sum. */
  private Factor rows(Factor table) {
    double[] values = table.values();
    for (int row = 0; row < values.length; row += states) {
      double sum = 0;
      for (int i = row; i < row + states; i++) {
        sum += values[i];
      }
      for (int i = row; i < row + states; i++) {
        values[i] /= sum;
      }
    }
    return new Factor(table.scope(), values);
  }
}
