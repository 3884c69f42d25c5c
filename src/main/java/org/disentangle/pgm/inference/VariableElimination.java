package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.clique.MinimumFill;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Exact inference by variable elimination (Koller &amp; Friedman 2009, Algorithms 9.1 and 13.1):
 * the tables that hold a variable are multiplied and the variable is summed, or maximised, out of
 * the product, one variable after the other.
 *
 * <p>The plan of an elimination is made first. If its tables would take more memory than is
 * allowed, it is refused before one of them is allocated. Immutable.
 */
public final class VariableElimination {
  /** The memory that tables may take if nobody allows more: 256 MiB. */
  public static final long DEFAULT_MEMORY = 1L << 28;

  /** By how much an assignment's probability, computed anew, may differ through rounding. */
  private static final double ROUNDING = 1e-9;

  private final GraphicalModel model;
  private final Nodes nodes;
  private final Optional<List<String>> order;
  private final long memory;

  /** The tables of likelihoods, beside those of the network. */
  private final List<Factor> weights;

  /** Inference in a network, in the order of minimum fill. */
  public VariableElimination(GraphicalModel model) {
    this(model, Optional.empty(), DEFAULT_MEMORY, List.of());
  }

  private VariableElimination(
      GraphicalModel model, Optional<List<String>> order, long memory, List<Factor> weights) {
    this.model = model;
    this.nodes = model.graph().nodes();
    this.order = order;
    this.memory = memory;
    this.weights = weights;
  }

  /**
   * The same in a given order, and without leaving out what is barren.
   *
   * @param given each variable that is neither a target nor observed, once; checked with the query
   */
  public VariableElimination inOrder(List<String> given) {
    return new VariableElimination(model, Optional.of(List.copyOf(given)), memory, weights);
  }

  /**
   * The same with another limit.
   *
   * @param bytes that the tables of an elimination may take together
   */
  public VariableElimination within(long bytes) {
    return new VariableElimination(model, order, bytes, weights);
  }

  /** The same where likelihoods weigh the joint states. */
  private VariableElimination weighing(List<Likelihood> likelihoods) {
    List<Factor> tables =
        likelihoods.stream().map(each -> each.over(variable(each.variable()))).toList();
    return new VariableElimination(model, order, memory, tables);
  }

  /**
   * The distribution of the targets given the evidence.
   *
   * <p>With likelihoods P(evidence) is the sum over all joint states that agree with the evidence
   * of their probabilities times the likelihoods.
   *
   * <p>In a Markov network P(evidence) needs the partition function, and with it an elimination of
   * all variables.
   *
   * @throws UserErrorException if there is no target, one occurs twice or is observed, a name or
   *     state is unknown, the evidence is impossible, or the elimination would take too much memory
   */
  public Posterior posterior(Query query) {
    if (!query.likelihoods().isEmpty()) {
      return weighing(query.likelihoods()).posterior(query.withoutLikelihoods());
    }
    Map<String, Integer> states = states(query.evidence());
    EliminationPlan plan = plan(query);
    Potential result = run(plan, states, Potential::sumOut);
    Magnitude total = possible(result.total(), query.evidence());
    Magnitude probability =
        query.evidence().isEmpty() && weights.isEmpty()
            ? Magnitude.of(1)
            : total.dividedBy(normaliser());
    Factor distribution =
        Potential.product(List.of(result), variables(query.targets())).normalised();
    return new Posterior(distribution, query.evidence(), probability, plan);
  }

  /**
   * How a query would be answered; nothing is computed.
   *
   * @throws UserErrorException as {@link #posterior}, but for impossible evidence
   */
  public EliminationPlan plan(Query query) {
    if (!query.likelihoods().isEmpty()) {
      return weighing(query.likelihoods()).plan(query.withoutLikelihoods());
    }
    BitSet observed = nodes.set(states(query.evidence()).keySet());
    BitSet targets = targets(query, observed);
    return plan(targets, observed, barren(targets, observed), false);
  }

  private BitSet targets(Query query, BitSet observed) {
    BitSet targets = new BitSet();
    for (String target : query.targets()) {
      int node = nodes.index(target);
      if (observed.get(node) || targets.get(node)) {
        throw new UserErrorException(
            target
                + " is asked for"
                + (targets.get(node) ? " twice" : " and given as evidence too")
                + "; ask for each variable once, and for none that is given");
      }
      targets.set(node);
    }
    if (targets.isEmpty()) {
      throw new UserErrorException(
          "the query asks for no variable; the network has " + String.join(", ", nodes.names()));
    }
    return targets;
  }

  /**
   * The most probable joint state of the targets given the evidence; all other variables are summed
   * out first. Without targets, that of all variables that are not observed.
   *
   * @throws UserErrorException as {@link #posterior}
   */
  public MarginalMap marginalMap(Query query) {
    if (!query.likelihoods().isEmpty()) {
      return weighing(query.likelihoods()).marginalMap(query.withoutLikelihoods());
    }
    Map<String, Integer> states = states(query.evidence());
    BitSet observed = nodes.set(states.keySet());
    BitSet targets = new BitSet();
    targets.set(0, nodes.size());
    targets.andNot(observed);
    if (!query.targets().isEmpty()) {
      targets = targets(query, observed);
    }
    BitSet barren = barren(targets, observed);
    EliminationPlan plan = twofold(targets, observed, barren);
    EliminationPlan summed = plan(new BitSet(), observed, barren, false);
    Magnitude total = possible(run(summed, states, Potential::sumOut).total(), query.evidence());
    MarginalMaximum.Found found = MarginalMaximum.of(model, tables(barren), plan, targets, states);
    return new MarginalMap(
        targets.stream()
            .mapToObj(node -> setting(model.variables().get(node), states.get(nodes.name(node))))
            .toList(),
        found.value().dividedBy(total).doubleValue(),
        found.ties(),
        plan);
  }

  /** First all but the targets leave, then the targets; each part in the order of minimum fill. */
  private EliminationPlan twofold(BitSet targets, BitSet observed, BitSet barren) {
    EliminationPlan first =
        Planner.plan(model, tables(barren), targets, observed, barren, order, false);
    List<String> both = new ArrayList<>(first.order());
    UndirectedGraph left = UndirectedGraph.ofCliques(nodes.names(), first.left());
    MinimumFill.order(left, targets).forEach(both::add);
    EliminationPlan plan =
        Planner.plan(
                model,
                tables(barren),
                new BitSet(),
                observed,
                barren,
                Optional.of(List.copyOf(both)),
                true)
            .doubled();
    MemoryLimit.check(plan, memory);
    return plan;
  }

  /**
   * The sum over all joint states of the product of the tables.
   *
   * @throws UserErrorException if the elimination would take too much memory
   */
  public Partition partition() {
    EliminationPlan plan = plan(new BitSet(), new BitSet(), new BitSet(), false);
    return new Partition(run(plan, Map.of(), Potential::sumOut).total(), plan);
  }

  /**
   * The sum over all other variables of the product of the tables, over some variables in the order
   * of the network; 1 is not its total.
   *
   * @throws UserErrorException if the elimination would take too much memory
   */
  Potential unnormalised(List<String> kept) {
    EliminationPlan plan = plan(nodes.set(kept), new BitSet(), new BitSet(), false);
    return run(plan, Map.of(), Potential::sumOut);
  }

  /**
   * The most probable joint state of the variables that are not observed. Where several states of a
   * variable are as probable, given those of the variables that left after it, the first is taken.
   *
   * @throws UserErrorException if a name or state is unknown, the evidence is impossible, or the
   *     elimination would take too much memory
   */
  public MostProbable mostProbable(List<Setting> evidence) {
    Map<String, Integer> states = states(evidence);
    BitSet observed = nodes.set(states.keySet());
    EliminationPlan plan = plan(new BitSet(), observed, new BitSet(), true);
    List<int[]> choices = new ArrayList<>();
    Potential result =
        run(
            plan,
            states,
            (product, variable) -> {
              Potential.Maximum maximum = product.maximiseOut(variable);
              choices.add(maximum.states());
              return maximum.table();
            });
    Magnitude largest = possible(result.total(), evidence);
    traceBack(plan, choices, states);
    check(largest, states);
    EliminationPlan summed = plan(new BitSet(), observed, new BitSet(), false);
    Magnitude total = run(summed, states(evidence), Potential::sumOut).total();
    List<Setting> assignment =
        model.variables().stream()
            .filter(variable -> !observed.get(nodes.index(variable.name())))
            .map(variable -> setting(variable, states.get(variable.name())))
            .toList();
    return new MostProbable(
        assignment, evidence, largest.dividedBy(normaliser()), largest.dividedBy(total), plan);
  }

  /** Completes the states: the variables in the reverse of the order in which they left. */
  private void traceBack(EliminationPlan plan, List<int[]> choices, Map<String, Integer> states) {
    for (int i = choices.size() - 1; i >= 0; i--) {
      EliminationStep step = plan.steps().get(i);
      int entry = 0;
      for (String name : step.out()) {
        entry = entry * variable(name).cardinality() + states.get(name);
      }
      states.put(step.variable(), choices.get(i)[entry]);
    }
  }

  /** The assignment's own product must be the largest one that the elimination found. */
  private void check(Magnitude largest, Map<String, Integer> states) {
    Magnitude product = Magnitude.of(1);
    for (Factor factor : model.factors()) {
      Potential table = Potential.of(factor);
      product = product.times(table.value(table.index(states)));
    }
    double ratio = product.dividedBy(largest).doubleValue();
    if (!(Math.abs(ratio - 1) < ROUNDING)) {
      throw new IllegalStateException("the assignment's product is not the largest: " + ratio);
    }
  }

  private static Setting setting(Variable variable, int state) {
    return new Setting(variable.name(), variable.states().get(state));
  }

  private Magnitude normaliser() {
    return model instanceof BayesianNetwork ? Magnitude.of(1) : unordered().partition().z();
  }

  /** A given order is that of the query, and lacks its targets and evidence. */
  private VariableElimination unordered() {
    return new VariableElimination(model, Optional.empty(), memory, List.of());
  }

  private Magnitude possible(Magnitude total, List<Setting> evidence) {
    if (!total.isZero()) {
      return total;
    }
    if (!weights.isEmpty()) {
      throw new UserErrorException(
          "the likelihoods leave no joint state that the network and the evidence allow; nothing"
              + " follows from what cannot happen, so change them");
    }
    throw new UserErrorException(
        evidence.isEmpty()
            ? "the product of the tables is 0 in every joint state, so there is no distribution;"
                + " give some joint state a positive product"
            : "the evidence "
                + String.join(", ", evidence.stream().map(Setting::toString).toList())
                + " has probability 0 in this network; nothing follows from what cannot happen,"
                + " so change it");
  }

  private Variable variable(String name) {
    return model.variables().get(nodes.index(name));
  }

  private Map<String, Integer> states(List<Setting> evidence) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (Setting setting : evidence) {
      int state = variable(setting.variable()).index(setting.state());
      if (states.put(setting.variable(), state) != null) {
        throw new UserErrorException(
            "the evidence names " + setting.variable() + " twice; give one state for it");
      }
    }
    return states;
  }

  private BitSet barren(BitSet targets, BitSet observed) {
    BitSet barren = new BitSet();
    if (order.isEmpty() && model instanceof BayesianNetwork network) {
      BitSet needed = (BitSet) targets.clone();
      needed.or(observed);
      weights.forEach(table -> needed.or(nodes.set(table.names())));
      barren.set(0, nodes.size());
      barren.andNot(network.graph().withAncestors(needed));
    }
    return barren;
  }

  private EliminationPlan plan(BitSet targets, BitSet observed, BitSet barren, boolean maximise) {
    EliminationPlan plan =
        Planner.plan(model, tables(barren), targets, observed, barren, order, maximise);
    MemoryLimit.check(plan, memory);
    return plan;
  }

  /** In a Bayesian network the i-th table is that of the i-th node. */
  private List<Factor> tables(BitSet barren) {
    List<Factor> tables = new ArrayList<>();
    for (int i = 0; i < model.factors().size(); i++) {
      if (!barren.get(i)) {
        tables.add(model.factors().get(i));
      }
    }
    tables.addAll(weights);
    return tables;
  }

  /** Follows a plan; its scopes are those of the tables at every step. */
  private Potential run(
      EliminationPlan plan,
      Map<String, Integer> states,
      BiFunction<Potential, Variable, Potential> eliminate) {
    Buckets<Potential> live = new Buckets<>(nodes.size());
    for (Factor factor : tables(nodes.set(plan.barren()))) {
      add(live, Potential.of(factor).reduce(states));
    }
    for (EliminationStep step : plan.steps()) {
      List<Potential> in = live.take(nodes.index(step.variable()));
      Potential product = Potential.product(in, variables(step.product()));
      add(live, eliminate.apply(product, variable(step.variable())));
    }
    return Potential.product(live.left(), variables(plan.result()));
  }

  private void add(Buckets<Potential> live, Potential table) {
    live.add(nodes.set(table.scope().stream().map(Variable::name).toList()), table);
  }

  private List<Variable> variables(List<String> names) {
    return names.stream().map(this::variable).toList();
  }
}
