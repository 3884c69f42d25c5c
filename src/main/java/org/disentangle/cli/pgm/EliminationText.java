package org.disentangle.cli.pgm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.EliminationStep;

/** An elimination as lines of text. */
final class EliminationText {
  private EliminationText() {}

  /** A line for each step: the tables that are multiplied, and the one that is left. */
  static List<String> lines(EliminationPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("elimination");
    if (!plan.barren().isEmpty()) {
      lines.add("  not needed (barren)  " + String.join(", ", plan.barren()));
    }
    if (!plan.apart().isEmpty()) {
      lines.add("  not needed (apart)  " + String.join(", ", plan.apart()));
    }
    int number = 1;
    for (EliminationStep step : plan.steps()) {
      lines.add(
          "  "
              + number++
              + ". "
              + step.variable()
              + ": "
              + (step.in().isEmpty() ? "no table" : scopes(step.in()))
              + " = "
              + scope(step.product())
              + ", "
              + step.entries()
              + " entries; leaves "
              + scope(step.out()));
    }
    lines.add(
        "  last: "
            + (plan.left().isEmpty() ? "no table" : scopes(plan.left()))
            + " = "
            + scope(plan.result())
            + ", "
            + plan.resultEntries()
            + " entries");
    lines.add(
        "  width "
            + plan.width()
            + ", largest table "
            + scope(plan.largestScope())
            + " of "
            + plan.largestEntries()
            + " entries, "
            + plan.peakBytes()
            + " bytes at most");
    return lines;
  }

  private static String scopes(List<List<String>> scopes) {
    return scopes.stream().map(EliminationText::scope).collect(Collectors.joining(" × "));
  }

  private static String scope(List<String> names) {
    return "(" + String.join(", ", names) + ")";
  }
}
