package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Nodes;

/**
 * Executes a plan that sums some variables out and then maximises others out (Koller &amp; Friedman
 * 2009, section 13.2.3), counting on the way how many joint states reach the maximum.
 *
 * <p>From the first maximised variable on, every table of numbers has a table of counts: the counts
 * of a product multiply, and where a variable leaves, those of its best states add up.
 */
final class MarginalMaximum {
  /**
   * States whose values differ relatively by less than this rounding error count as equally good.
   */
  private static final double ROUNDING = 1e-9;

  private final Nodes nodes;
  private final List<Variable> variables;
  private final Buckets<Counted> live;
  private final BestStates best = new BestStates();

  /**
   * A table and, over the same scope, the number of joint states of the maximised variables that
   * reach each entry.
   */
  private record Counted(Potential values, Potential counts) {}

  private MarginalMaximum(GraphicalModel model) {
    this.nodes = model.graph().nodes();
    this.variables = model.variables();
    this.live = new Buckets<>(nodes.size());
  }

  /**
   * The result of the elimination.
   *
   * @param value the largest sum
   * @param ties how many joint states of the maximised variables reach it
   */
  record Found(Magnitude value, double ties) {}

  /**
   * Executes a plan.
   *
   * @param tables of the network that are needed
   * @param maximised the variables that are maximised; the others are summed before
   * @param states of the observed variables; completed by those of the maximised variables
   */
  static Found of(
      GraphicalModel model,
      List<Factor> tables,
      EliminationPlan plan,
      BitSet maximised,
      Map<String, Integer> states) {
    MarginalMaximum search = new MarginalMaximum(model);
    for (Factor table : tables) {
      Potential reduced = Potential.of(table).reduce(states);
      search.add(new Counted(reduced, ones(reduced.scope())));
    }
    for (EliminationStep step : plan.steps()) {
      search.eliminate(step, maximised.get(search.nodes.index(step.variable())));
    }
    Counted last = search.product(search.live.left(), List.of());
    search.best.traceBack(states);
    return new Found(last.values().total(), last.counts().total().doubleValue());
  }

  private void eliminate(EliminationStep step, boolean maximise) {
    Variable leaving = variables.get(nodes.index(step.variable()));
    List<Counted> in = live.take(nodes.index(step.variable()));
    List<Variable> scope =
        new ArrayList<>(step.out().stream().map(name -> variables.get(nodes.index(name))).toList());
    scope.add(leaving);
    if (maximise) {
      Counted product = product(in, scope);
      Potential largest = best.maximiseOut(product.values(), leaving);
      add(new Counted(largest, ties(product, largest, leaving.cardinality())));
    } else {
      Potential sum =
          Potential.product(in.stream().map(Counted::values).toList(), scope).sumOut(leaving);
      add(new Counted(sum, ones(sum.scope())));
    }
  }

  /** The counts of the best states; the leaving variable runs fastest in the product. */
  private static Potential ties(Counted product, Potential largest, int states) {
    double[] ties = new double[largest.size()];
    for (int i = 0; i < product.values().size(); i++) {
      Magnitude best = largest.value(i / states);
      Magnitude value = product.values().value(i);
      boolean isBest = best.isZero() || value.dividedBy(best).doubleValue() >= 1 - ROUNDING;
      ties[i / states] += isBest ? product.counts().value(i).doubleValue() : 0;
    }
    return Potential.of(new Factor(largest.scope(), ties));
  }

  private Counted product(List<Counted> tables, List<Variable> scope) {
    return new Counted(
        Potential.product(tables.stream().map(Counted::values).toList(), scope),
        Potential.product(tables.stream().map(Counted::counts).toList(), scope));
  }

  private void add(Counted table) {
    live.add(nodes.set(table.values().scope().stream().map(Variable::name).toList()), table);
  }

  private static Potential ones(List<Variable> scope) {
    return Potential.product(List.of(), scope);
  }
}
