package org.disentangle.pgm.inference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of an elimination, step by step, made from the scopes of the tables before any number is
 * computed.
 *
 * @param barren variables of a Bayesian network that sum to 1 from the start, because neither a
 *     target nor evidence is among their descendants or themselves (Shachter 1986)
 * @param apart variables that are not connected with a target by tables reduced by the evidence:
 *     they change no ratio of the target's probabilities
 * @param evidence the variables whose states are known: every table is first reduced to them
 * @param steps the variables that leave, in order
 * @param left the remaining scopes, which are multiplied last
 * @param result the scope of that product: the targets, in the order of the variables
 * @param resultEntries how many entries it has
 * @param peakBytes the largest memory of the tables at any time
 */
public record EliminationPlan(
    List<String> barren,
    List<String> apart,
    List<String> evidence,
    List<EliminationStep> steps,
    List<List<String>> left,
    List<String> result,
    BigInteger resultEntries,
    BigInteger peakBytes) {
  /** Copies the lists. */
  public EliminationPlan {
    barren = List.copyOf(barren);
    apart = List.copyOf(apart);
    evidence = List.copyOf(evidence);
    steps = List.copyOf(steps);
    left = left.stream().map(List::copyOf).toList();
    result = List.copyOf(result);
  }

  /** The same, with the variables that were left out from the start. */
  EliminationPlan without(List<String> barrenOnes, List<String> apartOnes) {
    return new EliminationPlan(
        barrenOnes, apartOnes, evidence, steps, left, result, resultEntries, peakBytes);
  }

  /** The same if each table has a second one of the same size. */
  EliminationPlan doubled() {
    return new EliminationPlan(
        barren, apart, evidence, steps, left, result, resultEntries, peakBytes.shiftLeft(1));
  }

  /** The variables in the order in which they leave. */
  public List<String> order() {
    return steps.stream().map(EliminationStep::variable).toList();
  }

  /** The number of variables in the largest table, less one; -1 if there is none. */
  public int width() {
    return Stream.concat(steps.stream().map(EliminationStep::product), Stream.of(result))
            .mapToInt(List::size)
            .max()
            .orElse(0)
        - 1;
  }

  /** The entries of the largest table. */
  public BigInteger largestEntries() {
    return Stream.concat(steps.stream().map(EliminationStep::entries), Stream.of(resultEntries))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The scope of the largest table; of several equally large, the first. */
  public List<String> largestScope() {
    List<List<String>> scopes = new ArrayList<>();
    steps.stream()
        .filter(step -> step.entries().equals(largestEntries()))
        .forEach(step -> scopes.add(step.product()));
    scopes.add(result);
    return scopes.get(0);
  }
}
