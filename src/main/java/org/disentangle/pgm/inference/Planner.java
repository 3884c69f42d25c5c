package org.disentangle.pgm.inference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.clique.MinimumFill;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.Names;

/** Plans an elimination from the scopes of a network's tables. */
final class Planner {
  private final Nodes nodes;
  private final int[] cardinalities;

  /** The bytes for each recorded best state, until the assignment is read. */
  private final int keptBytesPerEntry;

  private final Buckets<BitSet> scopes;
  private BigInteger live = BigInteger.ZERO;
  private BigInteger peak = BigInteger.ZERO;

  private Planner(GraphicalModel model, boolean maximise) {
    this.nodes = model.graph().nodes();
    this.scopes = new Buckets<>(nodes.size());
    this.cardinalities =
        model.variables().stream().mapToInt(variable -> variable.cardinality()).toArray();
    this.keptBytesPerEntry = maximise ? Integer.BYTES : 0;
  }

  /**
   * The elimination of the leaving variables of a part of the network.
   *
   * @param targets which stay
   * @param order to eliminate in; by default that of {@link MinimumFill}
   * @param maximise whether variables are maximised out
   * @throws UserErrorException if the order does not contain exactly the variables to eliminate
   */
  static EliminationPlan plan(
      GraphicalModel model,
      Relevance.Part part,
      BitSet targets,
      BitSet observed,
      Optional<List<String>> order,
      boolean maximise) {
    Planner planner = new Planner(model, maximise);
    Nodes nodes = planner.nodes;
    List<List<String>> joined = new ArrayList<>();
    for (Factor table : part.tables()) {
      BitSet scope = nodes.set(table.names());
      scope.andNot(observed);
      planner.hold(scope);
      joined.add(nodes.names(scope));
    }
    List<EliminationStep> steps = new ArrayList<>();
    for (int node : planner.order(order, joined, part.leaving())) {
      steps.add(planner.eliminate(node));
    }
    planner.peakWith(planner.bytes(targets));
    return new EliminationPlan(
        List.of(),
        List.of(),
        nodes.names(observed),
        steps,
        planner.scopes.left().stream().map(nodes::names).toList(),
        nodes.names(targets),
        planner.entries(targets),
        planner.peak);
  }

  private List<Integer> order(
      Optional<List<String>> wanted, List<List<String>> joined, BitSet leaving) {
    List<String> order =
        wanted.orElseGet(
            () -> MinimumFill.order(UndirectedGraph.ofCliques(nodes.names(), joined), leaving));
    BitSet seen = new BitSet();
    for (String name : order) {
      int node = nodes.index(name);
      if (!leaving.get(node) || seen.get(node)) {
        throw new UserErrorException(
            "the elimination order names "
                + name
                + (seen.get(node) ? " twice" : ", which is a target or observed")
                + "; it holds each of the other variables once: "
                + Names.list(nodes.names(leaving)));
      }
      seen.set(node);
    }
    BitSet forgotten = (BitSet) leaving.clone();
    forgotten.andNot(seen);
    if (!forgotten.isEmpty()) {
      throw new UserErrorException(
          "the elimination order lacks " + Names.list(nodes.names(forgotten)));
    }
    return order.stream().map(nodes::index).toList();
  }

  /** One step: the scopes that contain the variable are replaced by one without it. */
  private EliminationStep eliminate(int node) {
    List<BitSet> in = scopes.take(node);
    BitSet product = new BitSet();
    product.set(node);
    in.forEach(product::or);
    BitSet out = (BitSet) product.clone();
    out.clear(node);
    BigInteger kept = entries(out).multiply(BigInteger.valueOf(keptBytesPerEntry));
    peakWith(bytes(product).add(bytes(out)).add(kept));
    live = live.add(kept);
    in.forEach(this::release);
    hold(out);
    return new EliminationStep(
        nodes.name(node),
        in.stream().map(nodes::names).toList(),
        nodes.names(product),
        entries(product),
        nodes.names(out));
  }

  private void hold(BitSet scope) {
    scopes.add(scope, scope);
    live = live.add(bytes(scope));
    peakWith(BigInteger.ZERO);
  }

  private void release(BitSet scope) {
    live = live.subtract(bytes(scope));
  }

  private void peakWith(BigInteger more) {
    peak = peak.max(live.add(more));
  }

  private BigInteger bytes(BitSet scope) {
    return entries(scope).multiply(BigInteger.valueOf(Potential.BYTES_PER_ENTRY));
  }

  private BigInteger entries(BitSet scope) {
    return scope.stream()
        .mapToObj(node -> BigInteger.valueOf(cardinalities[node]))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
