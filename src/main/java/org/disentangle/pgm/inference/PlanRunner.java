package org.disentangle.pgm.inference;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;

/**
 * Makes plans of eliminations that fit into memory, and executes them with the tables of a network.
 *
 * @param model the network
 * @param memory the limit for the tables of an elimination, in bytes
 */
record PlanRunner(GraphicalModel model, long memory) {

  /**
   * The plan of an elimination.
   *
   * @param targets which stay
   * @param order to eliminate in; by default that of minimum fill
   * @param maximise whether variables are maximised out
   * @throws TooLargeException if the tables would take too much memory
   */
  EliminationPlan plan(
      Relevance.Part part,
      BitSet targets,
      BitSet observed,
      Optional<List<String>> order,
      boolean maximise) {
    EliminationPlan plan = Planner.plan(model, part, targets, observed, order, maximise);
    MemoryLimit.check(plan, memory);
    return plan;
  }

  /** Executes a plan; its scopes are those of the tables at every step. */
  Potential run(
      EliminationPlan plan,
      Relevance.Part part,
      Map<String, Integer> states,
      BiFunction<Potential, Variable, Potential> eliminate) {
    Buckets<Potential> live = new Buckets<>(model.graph().nodes().size());
    for (Factor factor : part.tables()) {
      add(live, Potential.of(factor).reduce(states));
    }
    for (EliminationStep step : plan.steps()) {
      List<Potential> in = live.take(model.graph().nodes().index(step.variable()));
      Potential product = Potential.product(in, variables(step.product()));
      add(live, eliminate.apply(product, variable(step.variable())));
    }
    return Potential.product(live.left(), variables(plan.result()));
  }

  private void add(Buckets<Potential> live, Potential table) {
    live.add(model.graph().nodes().set(table.scope().stream().map(Variable::name).toList()), table);
  }

  /** The sum of the products without evidence; 1 in a Bayesian network. */
  AbsoluteProbability normaliser(Relevance.Part part) {
    return model instanceof BayesianNetwork
        ? new AbsoluteProbability.Known(Magnitude.of(1))
        : sum(part, Map.of(), "the partition function");
  }

  /**
   * The sum of products over a part of the network, if it needs no more memory than is allowed.
   *
   * @param what the name of the sum, for the reason if it needs more
   */
  AbsoluteProbability sum(Relevance.Part part, Map<String, Integer> states, String what) {
    EliminationPlan plan =
        Planner.plan(
            model,
            part,
            new BitSet(),
            model.graph().nodes().set(states.keySet()),
            Optional.empty(),
            false);
    return MemoryLimit.excess(plan, memory)
        .<AbsoluteProbability>map(
            excess ->
                new AbsoluteProbability.LeftOut(
                    "it takes "
                        + what
                        + ", for which the network is too wide: "
                        + excess
                        + "; allow more memory with --memory"))
        .orElseGet(
            () ->
                new AbsoluteProbability.Known(run(plan, part, states, Potential::sumOut).total()));
  }

  /** A variable by its name. */
  Variable variable(String name) {
    return model.variables().get(model.graph().nodes().index(name));
  }

  /** Variables by their names, in this order. */
  List<Variable> variables(List<String> names) {
    return names.stream().map(this::variable).toList();
  }
}
