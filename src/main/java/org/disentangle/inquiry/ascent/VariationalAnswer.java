package org.disentangle.inquiry.ascent;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.ascent.VariationalPage.AscentRow;
import org.disentangle.pgm.bound.Derivation;
import org.disentangle.pgm.bound.VariationalStudy;

/** The answer of a variational study for terminals, with the derivation and tables of its page. */
public final class VariationalAnswer {
  private VariationalAnswer() {}

  /** The answer. */
  public static Answer of(VariationalStudy study) {
    VariationalPage page = VariationalPage.view(study);
    return new Answer(
        "Gamma(shape 2, rate θ) nearest to p(z | x = " + page.x() + ")",
        "variational fit",
        Conclusion.of(
            "The best rate is θ* = x + 1 = "
                + page.best()
                + ": ELBO(θ*) = −2 ln(x + 1) = "
                + page.evidence()
                + " = ln p(x), so q is the posterior."),
        List.of(
            Section.steps(
                "Derivation for z ~ Exp(1), x | z ~ Exp(rate z), x = " + page.x(),
                Derivation.of(study.model()).stream().map(VariationalAnswer::step).toList()),
            Section.of("Where the ascents ended").with(ascents(page)),
            Section.of("Standard deviation of one draw, measured and exact").with(noise(page))),
        List.of());
  }

  private static String step(Derivation.Step step) {
    String value =
        step.value().isPresent()
            ? " (at θ*: " + VariationalPage.number(step.value().getAsDouble()) + ")"
            : "";
    return step.name() + ": " + step.formula() + value + ". " + step.reason();
  }

  private static Table ascents(VariationalPage page) {
    Table table =
        Table.of(
            "",
            "Estimator",
            "#Start",
            "#Last θ",
            "#Last θ − θ*",
            "#Gap, nats",
            "#Mean θ",
            "#Standard error");
    for (AscentRow row : page.ascents()) {
      table =
          table.with(
              row.estimator(),
              row.start(),
              row.last(),
              row.error(),
              row.gap(),
              row.mean(),
              row.noise());
    }
    return table;
  }

  private static Table noise(VariationalPage page) {
    List<String> headings = new ArrayList<>(List.of("Estimator"));
    page.points().forEach(point -> headings.addAll(List.of("#θ = " + point.rate(), "#exact")));
    Table table = Table.of("", headings.toArray(String[]::new));
    for (VariationalPage.EstimatorRow row : page.estimators()) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      row.noise().forEach(noise -> cells.addAll(List.of(noise.measured(), noise.exact())));
      table = table.with(cells.toArray(String[]::new));
    }
    return table;
  }
}
