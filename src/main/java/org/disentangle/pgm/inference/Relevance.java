package org.disentangle.pgm.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.graph.Nodes;

/**
 * The part of a network that the distribution of some targets needs. Barren variables of a Bayesian
 * network are left out (Shachter 1986). Of the remaining tables, reduced by the evidence, only
 * those connected with a target matter: the others multiply every entry by the same number.
 *
 * @param barren the variables that sum to 1 from the start
 * @param needed the tables connected with a target, and those that the evidence reduces to one
 *     number
 * @param apart the part that the evidence separates from the targets: P(evidence) needs it, the
 *     distribution does not
 * @param untouched the part that is not connected with a target or with evidence: it cancels
 *     everywhere
 */
record Relevance(BitSet barren, Part needed, Part apart, Part untouched) {

  /**
   * Some tables, and the variables that are summed out of them.
   *
   * @param tables of the network, in its order
   * @param leaving unobserved variables that are not targets
   */
  record Part(List<Factor> tables, BitSet leaving) {

    /** Whether no entry is 0; then no sum of products is 0 either. */
    boolean positive() {
      return tables.stream().allMatch(table -> Arrays.stream(table.values()).allMatch(e -> e > 0));
    }

    /** The same with further leaving variables. */
    Part leavingToo(BitSet more) {
      BitSet all = (BitSet) leaving.clone();
      all.or(more);
      return new Part(tables, all);
    }
  }

  /**
   * The whole network: every variable leaves that is neither a target nor observed.
   *
   * @param weights tables of likelihoods, in addition to those of the network
   */
  static Relevance whole(
      GraphicalModel model, List<Factor> weights, BitSet targets, BitSet observed) {
    BitSet leaving = others(model.graph().nodes().size(), targets, observed);
    Part nothing = new Part(List.of(), new BitSet());
    List<Factor> tables = new ArrayList<>(model.factors());
    tables.addAll(weights);
    return new Relevance(new BitSet(), new Part(tables, leaving), nothing, nothing);
  }

  /**
   * The part that the targets need, in time linear in the scopes.
   *
   * @param weights tables of likelihoods: their variables count as evidence, like observed ones
   */
  static Relevance of(GraphicalModel model, List<Factor> weights, BitSet targets, BitSet observed) {
    Nodes nodes = model.graph().nodes();
    BitSet asked = (BitSet) targets.clone();
    asked.or(observed);
    weights.forEach(table -> asked.or(nodes.set(table.names())));
    BitSet barren = barren(model, asked);
    List<Factor> tables = new ArrayList<>();
    List<BitSet> scopes = new ArrayList<>();
    for (int i = 0; i < model.factors().size(); i++) {
      // In a Bayesian network the i-th table is that of the i-th node.
      if (!barren.get(i)) {
        tables.add(model.factors().get(i));
        scopes.add(nodes.set(model.factors().get(i).names()));
      }
    }
    for (Factor table : weights) {
      tables.add(table);
      scopes.add(nodes.set(table.names()));
    }
    BitSet touched = joined(nodes, scopes, asked);
    scopes.forEach(scope -> scope.andNot(observed));
    BitSet near = joined(nodes, scopes, targets);
    List<Factor> needed = new ArrayList<>();
    List<Factor> apart = new ArrayList<>();
    List<Factor> untouched = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      BitSet scope = scopes.get(i);
      boolean isNeeded = scope.isEmpty() || scope.intersects(near);
      (isNeeded ? needed : scope.intersects(touched) ? apart : untouched).add(tables.get(i));
    }
    BitSet far = others(nodes.size(), touched, barren);
    return new Relevance(
        barren,
        new Part(needed, without(near, targets)),
        new Part(apart, others(nodes.size(), near, observed, barren, far)),
        new Part(untouched, far));
  }

  /**
   * The part that is connected with a target or with evidence; all of its variables leave,
   * including the targets and the observed ones.
   *
   * @param variables the number of variables of the network
   * @param weights which are not tables of the network
   */
  Part touched(int variables, List<Factor> weights) {
    List<Factor> tables = new ArrayList<>(needed.tables());
    tables.addAll(apart.tables());
    tables.removeAll(weights);
    return new Part(tables, others(variables, barren, untouched.leaving()));
  }

  /** The variables that the distribution does not need, other than the barren ones. */
  BitSet unneeded() {
    BitSet either = (BitSet) apart.leaving().clone();
    either.or(untouched.leaving());
    return either;
  }

  private static BitSet barren(GraphicalModel model, BitSet asked) {
    return model instanceof BayesianNetwork network
        ? others(model.variables().size(), network.graph().withAncestors(asked))
        : new BitSet();
  }

  /** Some nodes and all nodes that scopes connect with them. */
  private static BitSet joined(Nodes nodes, List<BitSet> scopes, BitSet start) {
    Buckets<BitSet> unseen = new Buckets<>(nodes.size());
    scopes.forEach(scope -> unseen.add(scope, scope));
    BitSet reached = (BitSet) start.clone();
    Deque<Integer> open = new ArrayDeque<>();
    start.stream().forEach(open::add);
    while (!open.isEmpty()) {
      for (BitSet scope : unseen.take(open.remove())) {
        BitSet fresh = without(scope, reached);
        reached.or(fresh);
        fresh.stream().forEach(open::add);
      }
    }
    return reached;
  }

  /** All nodes but some. */
  private static BitSet others(int size, BitSet... but) {
    BitSet others = new BitSet(size);
    others.set(0, size);
    Arrays.stream(but).forEach(others::andNot);
    return others;
  }

  private static BitSet without(BitSet set, BitSet but) {
    BitSet left = (BitSet) set.clone();
    left.andNot(but);
    return left;
  }
}
