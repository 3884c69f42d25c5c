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
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.Names;

/**
 * Exact inference by variable elimination (Koller &amp; Friedman 2009, Algorithms 9.1 and 13.1):
 * the tables that contain a variable are multiplied and the variable is summed, or maximised, out
 * of the product, one variable after the other.
 *
 * <p>The plan of an elimination is made first. If its tables would take more memory than is
 * allowed, it is refused before one of them is allocated. Immutable.
 */
public final class VariableElimination {
  /** The default memory limit of the tables: 256 MiB. */
  public static final long DEFAULT_MEMORY = 1L << 28;

  /** How much the recomputed probability of an assignment may differ through rounding. */
  private static final double ROUNDING = 1e-9;

  private final GraphicalModel model;
  private final Nodes nodes;
  private final Optional<List<String>> order;
  private final PlanRunner runner;

  /** Inference in a network, in the order of minimum fill. */
  public VariableElimination(GraphicalModel model) {
    this(model, Optional.empty(), DEFAULT_MEMORY);
  }

  private VariableElimination(GraphicalModel model, Optional<List<String>> order, long memory) {
    this.model = model;
    this.nodes = model.graph().nodes();
    this.order = order;
    this.runner = new PlanRunner(model, memory);
  }

  /**
   * The same in a given order, and without leaving out barren variables.
   *
   * @param given each variable that is neither a target nor observed, once; checked with the query
   */
  public VariableElimination inOrder(List<String> given) {
    return new VariableElimination(model, Optional.of(List.copyOf(given)), runner.memory());
  }

  /**
   * The same with another limit.
   *
   * @param bytes the limit for all tables of an elimination together
   */
  public VariableElimination within(long bytes) {
    return new VariableElimination(model, order, bytes);
  }

  /** The network. */
  GraphicalModel model() {
    return model;
  }

  /** Inference in another network, in the order of minimum fill, with the same limit. */
  VariableElimination of(GraphicalModel other) {
    return new VariableElimination(other).within(runner.memory());
  }

  /**
   * The distribution of the targets given the evidence.
   *
   * <p>Only tables connected with a target are summed: the rest multiplies every entry by the same
   * number. The probability of the evidence also needs that rest and, in a Markov network, the
   * partition function of everything connected with a target or with evidence; it is unknown if
   * this needs too much memory. With likelihoods it is the sum over all joint states that agree
   * with the evidence of their probabilities times the likelihoods.
   *
   * @throws UserErrorException if there is no target, one occurs twice or is observed, a name or
   *     state is unknown, or the evidence is impossible
   * @throws TooLargeException if the elimination would take too much memory
   */
  public Posterior posterior(Query query) {
    Evidence evidence = evidence(query);
    BitSet observed = evidence.observed(nodes);
    BitSet targets = targets(query, observed);
    Relevance relevance = relevance(evidence, targets, observed);
    EliminationPlan plan = plan(relevance, targets, observed);
    Potential result = runner.run(plan, relevance.needed(), evidence.states(), Potential::sumOut);
    Magnitude total = evidence.demandPossible(result.total());
    AbsoluteProbability probability =
        new EvidenceProbability(runner, relevance, evidence).from(total);
    Factor distribution =
        Potential.product(List.of(result), runner.variables(query.targets())).normalised();
    return new Posterior(distribution, query.evidence(), probability, plan);
  }

  /**
   * The plan for a query; nothing is computed.
   *
   * @throws UserErrorException as {@link #posterior}, except for impossible evidence
   */
  public EliminationPlan plan(Query query) {
    Evidence evidence = evidence(query);
    BitSet observed = evidence.observed(nodes);
    BitSet targets = targets(query, observed);
    return plan(relevance(evidence, targets, observed), targets, observed);
  }

  private Evidence evidence(Query query) {
    return Evidence.of(model, query.evidence(), query.likelihoods());
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
          "the query asks for no variable; the network has " + Names.list(nodes.names()));
    }
    return targets;
  }

  /** A given order names every variable, so nothing is left out of it. */
  private Relevance relevance(Evidence evidence, BitSet targets, BitSet observed) {
    return order.isPresent()
        ? Relevance.whole(model, evidence.weights(), targets, observed)
        : Relevance.of(model, evidence.weights(), targets, observed);
  }

  private EliminationPlan plan(Relevance relevance, BitSet targets, BitSet observed) {
    return runner
        .plan(relevance.needed(), targets, observed, order, false)
        .without(nodes.names(relevance.barren()), nodes.names(relevance.unneeded()));
  }

  /**
   * The most probable joint state of the targets given the evidence; all other variables are summed
   * out first. Without targets, that of all variables that are not observed.
   *
   * @throws UserErrorException as {@link #posterior}
   */
  public MarginalMap marginalMap(Query query) {
    Evidence evidence = evidence(query);
    BitSet observed = evidence.observed(nodes);
    BitSet targets = query.targets().isEmpty() ? others(observed) : targets(query, observed);
    Relevance relevance = relevance(evidence, targets, observed);
    Relevance.Part all = relevance.needed().leavingToo(targets);
    EliminationPlan plan = twofold(relevance, targets, observed);
    EliminationPlan summed = runner.plan(all, new BitSet(), observed, Optional.empty(), false);
    Magnitude total =
        evidence.demandPossible(
            runner.run(summed, all, evidence.states(), Potential::sumOut).total());
    new EvidenceProbability(runner, relevance, evidence).demandPossible();
    Map<String, Integer> states = new LinkedHashMap<>(evidence.states());
    MarginalMaximum.Found found = MarginalMaximum.of(model, all.tables(), plan, targets, states);
    return new MarginalMap(
        settings(targets, states),
        found.value().dividedBy(total).doubleValue(),
        found.ties(),
        plan);
  }

  /** First all other variables leave, then the targets; each part in the order of minimum fill. */
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
    MemoryLimit.check(plan, runner.memory());
    return plan;
  }

  /**
   * The sum over all joint states of the product of the tables.
   *
   * @throws TooLargeException if the elimination would take too much memory
   */
  public Partition partition() {
    Relevance.Part all = everything(new BitSet(), new BitSet());
    EliminationPlan plan = runner.plan(all, new BitSet(), new BitSet(), order, false);
    return new Partition(runner.run(plan, all, Map.of(), Potential::sumOut).total(), plan);
  }

  /**
   * The sum over all other variables of the product of the tables, over some variables in the order
   * of the network; not normalised.
   *
   * @throws TooLargeException if the elimination would take too much memory
   */
  Potential unnormalised(List<String> kept) {
    Relevance.Part all = everything(nodes.set(kept), new BitSet());
    EliminationPlan plan = runner.plan(all, nodes.set(kept), new BitSet(), order, false);
    return runner.run(plan, all, Map.of(), Potential::sumOut);
  }

  /**
   * The most probable joint state of the variables that are not observed. If several states of a
   * variable are equally probable, given those of the variables that left after it, the first is
   * taken.
   *
   * @throws UserErrorException if a name or state is unknown, the evidence is impossible, or the
   *     elimination would take too much memory
   */
  public MostProbable mostProbable(List<Setting> observations) {
    Evidence evidence = Evidence.of(model, observations, List.of());
    BitSet observed = evidence.observed(nodes);
    Relevance.Part all = everything(new BitSet(), observed);
    EliminationPlan plan = runner.plan(all, new BitSet(), observed, order, true);
    BestStates best = new BestStates();
    Magnitude largest =
        evidence.demandPossible(
            runner.run(plan, all, evidence.states(), best::maximiseOut).total());
    Map<String, Integer> states = new LinkedHashMap<>(evidence.states());
    best.traceBack(states);
    check(largest, states);
    EliminationPlan summed = runner.plan(all, new BitSet(), observed, order, false);
    Magnitude total = runner.run(summed, all, evidence.states(), Potential::sumOut).total();
    return new MostProbable(
        settings(others(observed), states),
        observations,
        new AbsoluteProbability.Known(largest)
            .with(runner.normaliser(everything(new BitSet(), new BitSet())), Magnitude::dividedBy),
        largest.dividedBy(total),
        plan);
  }

  /** Checks that the assignment's product is the maximum that the elimination found. */
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

  private List<Setting> settings(BitSet chosen, Map<String, Integer> states) {
    return chosen.stream()
        .mapToObj(model.variables()::get)
        .map(each -> new Setting(each.name(), each.states().get(states.get(each.name()))))
        .toList();
  }

  private BitSet others(BitSet observed) {
    BitSet others = new BitSet();
    others.set(0, nodes.size());
    others.andNot(observed);
    return others;
  }

  private Relevance.Part everything(BitSet targets, BitSet observed) {
    return Relevance.whole(model, List.of(), targets, observed).needed();
  }
}
