package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.EliminationStep;

/** Describes an elimination step by step. */
final class EliminationTrace {
  private EliminationTrace() {}

  /**
   * The part of an answer that shows it.
   *
   * @param operation what happens to the variable that leaves, e.g. {@code summed out}
   */
  static Section section(Subject subject, EliminationPlan plan, String operation) {
    List<List<Cell>> rows = new ArrayList<>();
    for (EliminationStep step : plan.steps()) {
      rows.add(
          Stream.of(
                  step.variable(),
                  step.in().stream().map(EliminationTrace::scope).collect(Collectors.joining(" ")),
                  Phrases.list(step.product()),
                  Phrases.grouped(step.entries()),
                  scope(step.out()))
              .map(Cell::of)
              .toList());
    }
    Table table =
        Table.of(
                "Each line multiplies the tables on its left, and the variable is "
                    + operation
                    + " of the product",
                "Variable",
                "Tables that hold it",
                "Product over",
                "#Entries",
                "Left over")
            .withRows(Listing.all(rows))
            .in(AnswerRow.Elimination.class);
    return Section.of(
            "Elimination",
            plan.barren().isEmpty()
                ? ""
                : "Left out beforehand: "
                    + subject.list(plan.barren())
                    + ". Neither a target nor evidence is below "
                    + (plan.barren().size() == 1 ? "it" : "them")
                    + ", so the tables sum to 1.",
            plan.apart().isEmpty()
                ? ""
                : "Left out too: "
                    + subject.list(plan.apart())
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
                    + subject.list(plan.order())
                    + (subject.options().eliminationOrder().isPresent()
                        ? " (as it was asked for)"
                        : " (each time the variable that needs the fewest fill edges)")
                    + ". The largest table is over "
                    + subject.list(plan.largestScope())
                    + ", "
                    + Phrases.grouped(plan.largestEntries())
                    + " entries; width "
                    + plan.width()
                    + "; "
                    + Phrases.grouped(plan.peakBytes())
                    + " bytes at most.")
        .with(table)
        .asDetail();
  }

  static List<AnswerRow> rows(String graph, EliminationPlan plan) {
    List<AnswerRow> rows = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      EliminationStep step = plan.steps().get(i);
      rows.add(
          new AnswerRow.Elimination(
              graph,
              i + 1,
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
