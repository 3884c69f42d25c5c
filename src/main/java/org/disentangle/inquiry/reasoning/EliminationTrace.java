package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.EliminationStep;

/** What an elimination did, step by step. */
final class EliminationTrace {
  private EliminationTrace() {}

  /**
   * The part of an answer that shows it.
   *
   * @param operation what happens to the variable that leaves, e.g. {@code summed out}
   */
  static Section section(EliminationPlan plan, String operation) {
    Table table =
        Table.of(
            "Each line multiplies the tables on its left, and the variable is "
                + operation
                + " of the product",
            "Variable",
            "Tables that hold it",
            "Product over",
            "#Entries",
            "Left over");
    for (EliminationStep step : plan.steps()) {
      table =
          table.with(
              step.variable(),
              step.in().stream().map(EliminationTrace::scope).collect(Collectors.joining(" ")),
              Phrases.list(step.product()),
              Phrases.grouped(step.entries()),
              scope(step.out()));
    }
    return Section.of(
            "Elimination",
            plan.barren().isEmpty()
                ? ""
                : "Left out beforehand: "
                    + Phrases.list(plan.barren())
                    + ". Neither a target nor evidence is below "
                    + (plan.barren().size() == 1 ? "it" : "them")
                    + ", so the tables sum to 1.",
            plan.apart().isEmpty()
                ? ""
                : "Left out too: "
                    + Phrases.list(plan.apart())
                    + ". Once the evidence is fixed, no table joins "
                    + (plan.apart().size() == 1 ? "it" : "them")
                    + " with what is asked for: every probability would be multiplied by the same"
                    + " number.",
            plan.evidence().isEmpty()
                ? ""
                : "Every table is cut down to the observed states of "
                    + Phrases.list(plan.evidence())
                    + ".",
            plan.steps().isEmpty()
                ? "No variable has to leave."
                : "Order "
                    + Phrases.list(plan.order())
                    + " (each time the variable that needs the fewest fill edges). The largest"
                    + " table is over "
                    + Phrases.list(plan.largestScope())
                    + ", "
                    + Phrases.grouped(plan.largestEntries())
                    + " entries; width "
                    + plan.width()
                    + ".")
        .with(table);
  }

  static List<Answer.Row> rows(String graph, EliminationPlan plan) {
    List<Answer.Row> rows = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      EliminationStep step = plan.steps().get(i);
      rows.add(
          Answer.Row.of(
              AnswerFile.ELIMINATION,
              graph,
              Integer.toString(i + 1),
              step.variable(),
              Phrases.cells(step.in()),
              Phrases.cell(step.product()),
              step.entries().toString(),
              Phrases.cell(step.out())));
    }
    return rows;
  }

  private static String scope(List<String> names) {
    return "(" + String.join(", ", names) + ")";
  }
}
