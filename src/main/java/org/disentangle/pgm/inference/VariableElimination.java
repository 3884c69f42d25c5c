package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.clique.MinimumFill;
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
  private final PlanRunner runner;

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
    this.runner = new PlanRunner(model, memory);
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
        likelihoods.stream().map(each -> each.over(runner.variable(each.variable()))).toList();
    return new VariableElimination(model, order, memory, tables);
  }

  /** The network. */
  GraphicalModel model() {
    return model;
  }

  /** Inference in another network, in the order of minimum fill, with the same limit. */
  VariableElimination of(GraphicalModel other) {
    return new VariableElimination(other).within(memory);
  }

  /**
   * The distribution of the targets given the evidence.
   *
   * <p>Only what is joined with a target is summed: the rest multiplies every entry alike. The
   * probability of the evidence takes that rest too, and in a Markov network the partition function
   * of all that is joined with a target or with evidence; it is left out where this takes too much
   * memory. With likelihoods it is the sum over all joint states that agree with the evidence of
   * their probabilities times the likelihoods.
   *
   * @throws UserErrorException if there is no target, one occurs twice or is observed, a name or
   *     state is unknown, or the evidence is impossible
   * @throws TooLargeException if the elimination would take too much memory
   */
  public Posterior posterior(Query query) {
    if (!query.likelihoods().isEmpty()) {
      return weighing(query.likelihoods()).posterior(query.withoutLikelihoods());
    }
    Map<String, Integer> states = states(query.evidence());
    BitSet observed = nodes.set(states.keySet());
    BitSet targets = targets(query, observed);
    Relevance relevance = relevance(targets, observed);
    EliminationPlan plan = plan(relevance, targets, observed);
    Potential result = runner.run(plan, relevance.needed(), states, Potential::sumOut);
    Magnitude total = possible(result.total(), query.evidence());
    AbsoluteProbability probability =
        evidenceProbability(relevance, states, total, query.evidence());
    Factor distribution =
        Potential.product(List.of(result), runner.variables(query.targets())).normalised();
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
    return plan(relevance(targets, observed), targets, observed);
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

  /** A given order names every variable, so nothing is left out of it. */
  private Relevance relevance(BitSet targets, BitSet observed) {
    return order.isPresent()
        ? Relevance.whole(model, weights, targets, observed)
        : Relevance.of(model, weights, targets, observed);
  }

  private EliminationPlan plan(Relevance relevance, BitSet targets, BitSet observed) {
    return plan(relevance.needed(), targets, observed, false)
        .without(nodes.names(relevance.barren()), nodes.names(relevance.unneeded()));
  }

  /**
   * P(evidence), from the total of the tables that the targets needed.
   *
   * @throws UserErrorException if the other tables make everything impossible
   */
  private AbsoluteProbability evidenceProbability(
      Relevance relevance, Map<String, Integer> states, Magnitude total, List<Setting> evidence) {
    checkUntouched(relevance);
    if (evidence.isEmpty() && weights.isEmpty()) {
      return new AbsoluteProbability.Known(Magnitude.of(1));
    }
    AbsoluteProbability apart = apart(relevance, states, evidence);
    return new AbsoluteProbability.Known(total)
        .with(apart, Magnitude::times)
        .with(runner.normaliser(relevance.touched(nodes.size(), weights)), Magnitude::dividedBy);
  }

  private void checkUntouched(Relevance relevance) {
    Relevance.Part untouched = relevance.untouched();
    if (!untouched.positive()) {
      possible(runner.sum(untouched, Map.of(), "the sum over what nothing joins"), List.of());
    }
  }

  /** The sum over what the evidence parts from the targets; never 0. */
  private AbsoluteProbability apart(
      Relevance relevance, Map<String, Integer> states, List<Setting> evidence) {
    AbsoluteProbability apart =
        runner.sum(
            relevance.apart(),
            states,
            "the sum over what the evidence parts from the variables asked for"
                + (relevance.apart().positive()
                    ? ""
                    : " (so it is not certain either that the evidence can happen)"));
    possible(apart, evidence);
    return apart;
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
    Relevance relevance = relevance(targets, observed);
    Relevance.Part all = relevance.needed().leavingToo(targets);
    EliminationPlan plan = twofold(relevance, targets, observed);
    EliminationPlan summed = plan(all, new BitSet(), observed, Optional.empty(), false);
    Magnitude total =
        possible(runner.run(summed, all, states, Potential::sumOut).total(), query.evidence());
    checkUntouched(relevance);
    apart(relevance, states, query.evidence());
    MarginalMaximum.Found found = MarginalMaximum.of(model, all.tables(), plan, targets, states);
    return new MarginalMap(
        targets.stream()
            .mapToObj(node -> setting(model.variables().get(node), states.get(nodes.name(node))))
            .toList(),
        found.value().dividedBy(total).doubleValue(),
        found.ties(),
        plan);
  }

  /** First all but the targets leave, then the targets; each part in the order of minimum fill. */
  private EliminationPlan twofold(Relevance relevance, BitSet targets, BitSet observed) {
    EliminationPlan first =
        Planner.plan(model, relevance.needed(), targets, observed, order, false);
    List<String> both = new ArrayList<>(first.order());
    UndirectedGraph left = UndirectedGraph.ofCliques(nodes.names(), first.left());
    MinimumFill.order(left, targets).forEach(both::add);
    EliminationPlan plan =
        Planner.plan(
                model,
                relevance.needed().leavingToo(targets),
                new BitSet(),
                observed,
                Optional.of(List.copyOf(both)),
                true)
            .doubled()
            .without(nodes.names(relevance.barren()), nodes.names(relevance.unneeded()));
    MemoryLimit.check(plan, memory);
    return plan;
  }

  /**
   * The sum over all joint states of the product of the tables.
   *
   * @throws TooLargeException if the elimination would take too much memory
   */
  public Partition partition() {
    Relevance.Part all = everything(new BitSet(), new BitSet());
    EliminationPlan plan = plan(all, new BitSet(), new BitSet(), false);
    return new Partition(runner.run(plan, all, Map.of(), Potential::sumOut).total(), plan);
  }

  /**
   * The sum over all other variables of the product of the tables, over some variables in the order
   * of the network; 1 is not its total.
   *
   * @throws TooLargeException if the elimination would take too much memory
   */
  Potential unnormalised(List<String> kept) {
    Relevance.Part all = everything(nodes.set(kept), new BitSet());
    EliminationPlan plan = plan(all, nodes.set(kept), new BitSet(), false);
    return runner.run(plan, all, Map.of(), Potential::sumOut);
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
    Relevance.Part all = everything(new BitSet(), observed);
    EliminationPlan plan = plan(all, new BitSet(), observed, true);
    List<int[]> choices = new ArrayList<>();
    Potential result =
        runner.run(
            plan,
            all,
            states,
            (product, variable) -> {
              Potential.Maximum maximum = product.maximiseOut(variable);
              choices.add(maximum.states());
              return maximum.table();
            });
    Magnitude largest = possible(result.total(), evidence);
    traceBack(plan, choices, states);
    check(largest, states);
    EliminationPlan summed = plan(all, new BitSet(), observed, false);
    Magnitude total = runner.run(summed, all, states(evidence), Potential::sumOut).total();
    List<Setting> assignment =
        model.variables().stream()
            .filter(variable -> !observed.get(nodes.index(variable.name())))
            .map(variable -> setting(variable, states.get(variable.name())))
            .toList();
    return new MostProbable(
        assignment,
        evidence,
        new AbsoluteProbability.Known(largest)
            .with(runner.normaliser(everything(new BitSet(), new BitSet())), Magnitude::dividedBy),
        largest.dividedBy(total),
        plan);
  }

  /** Completes the states: the variables in the reverse of the order in which they left. */
  private void traceBack(EliminationPlan plan, List<int[]> choices, Map<String, Integer> states) {
    for (int i = choices.size() - 1; i >= 0; i--) {
      EliminationStep step = plan.steps().get(i);
      int entry = 0;
      for (String name : step.out()) {
        entry = entry * runner.variable(name).cardinality() + states.get(name);
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

  private void possible(AbsoluteProbability total, List<Setting> evidence) {
    total.known().ifPresent(known -> possible(known, evidence));
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

  private Map<String, Integer> states(List<Setting> evidence) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (Setting setting : evidence) {
      int state = runner.variable(setting.variable()).index(setting.state());
      if (states.put(setting.variable(), state) != null) {
        throw new UserErrorException(
            "the evidence names " + setting.variable() + " twice; give one state for it");
      }
    }
    return states;
  }

  private Relevance.Part everything(BitSet targets, BitSet observed) {
    return Relevance.whole(model, weights, targets, observed).needed();
  }

  private EliminationPlan plan(
      Relevance.Part part, BitSet targets, BitSet observed, boolean maximise) {
    return plan(part, targets, observed, order, maximise);
  }

  private EliminationPlan plan(
      Relevance.Part part,
      BitSet targets,
      BitSet observed,
      Optional<List<String>> given,
      boolean maximise) {
    EliminationPlan plan = Planner.plan(model, part, targets, observed, given, maximise);
    MemoryLimit.check(plan, memory);
    return plan;
  }
}
