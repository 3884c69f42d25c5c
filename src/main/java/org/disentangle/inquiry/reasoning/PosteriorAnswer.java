package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.inference.Posterior;
import org.disentangle.pgm.inference.Query;

/** The answer with the distribution of variables given evidence. */
final class PosteriorAnswer {
  /** A sentence holds no more probabilities than this. */
  private static final int MOST_IN_WORDS = 4;

  private PosteriorAnswer() {}

  static Answer of(Subject subject, Question.Posterior question) {
    Query query = question.query();
    Posterior posterior = subject.inference().posterior(query);
    Factor distribution = posterior.distribution();
    List<List<Cell>> cells = new ArrayList<>();
    List<AnswerRow> rows = new ArrayList<>();
    for (int i = 0; i < distribution.size(); i++) {
      List<String> states = states(distribution, i);
      cells.add(
          Stream.concat(states.stream().map(Cell::of), Stream.of(Cell.of(distribution.value(i))))
              .toList());
      rows.add(
          new AnswerRow.StateProbability(
              subject.name(),
              Phrases.cell(query.targets()),
              String.join(" ", query.given()),
              Phrases.cell(states),
              distribution.value(i)));
    }
    rows.addAll(EliminationTrace.rows(subject.name(), posterior.plan()));
    List<Table.Column> columns =
        Stream.concat(
                distribution.names().stream().map(Table.Column::ofVariable),
                Stream.of(Table.Column.of("#Probability")))
            .toList();
    return new Answer(
        name(query),
        "posterior",
        Conclusion.of(conclusion(query, distribution)),
        List.of(
            Section.of("", evidenceProbability(query, posterior))
                .with(
                    new Table(
                            "The probability of each joint state",
                            columns,
                            Listing.all(cells),
                            Optional.empty())
                        .in(AnswerRow.StateProbability.class))
                .with(figure(subject, query)),
            EliminationTrace.section(subject, posterior.plan(), "summed out")),
        rows);
  }

  private static List<Figure> figure(Subject subject, Query query) {
    return subject.figure(
        Marks.none()
            .withEnds(query.targets())
            .withObserved(
                Stream.concat(
                        query.evidence().stream().map(Setting::variable),
                        query.likelihoods().stream().map(Likelihood::variable))
                    .toList()),
        query.given().isEmpty()
            ? "InquiryQuestion for, outlined."
            : (query.likelihoods().isEmpty() ? "Observed" : "Observed or with likelihoods")
                + ", shaded; asked for, outlined.");
  }

  private static String name(Query query) {
    return "P("
        + String.join(", ", query.targets())
        + (query.given().isEmpty() ? "" : " | " + Phrases.list(query.given()))
        + ")";
  }

  private static String evidenceProbability(Query query, Posterior posterior) {
    if (!query.likelihoods().isEmpty()) {
      return Phrases.said(
          "The sum over all joint states that agree with what is observed, of their probabilities"
              + " times the likelihoods,",
          posterior.evidenceProbability());
    }
    return query.evidence().isEmpty()
        ? ""
        : Phrases.said(
            "P(" + Phrases.list(query.given()) + "), the probability of the evidence,",
            posterior.evidenceProbability());
  }

  private static String conclusion(Query query, Factor distribution) {
    if (distribution.size() > MOST_IN_WORDS) {
      int best = 0;
      for (int i = 1; i < distribution.size(); i++) {
        best = distribution.value(i) > distribution.value(best) ? i : best;
      }
      return name(query)
          + " has "
          + distribution.size()
          + " joint states; the most probable is "
          + Phrases.list(states(distribution, best))
          + " with "
          + Phrases.number(distribution.value(best))
          + ".";
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < distribution.size(); i++) {
      parts.add(
          Phrases.list(states(distribution, i)) + ": " + Phrases.number(distribution.value(i)));
    }
    return name(query) + " is " + String.join("; ", parts) + ".";
  }

  static String evidence(List<Setting> evidence) {
    return evidence.stream().map(Setting::toString).collect(Collectors.joining(" "));
  }

  /** The states of the i-th entry, the last variable of the scope running fastest. */
  private static List<String> states(Factor distribution, int entry) {
    List<String> states = new ArrayList<>();
    int rest = entry;
    for (int i = distribution.scope().size() - 1; i >= 0; i--) {
      Variable variable = distribution.scope().get(i);
      states.add(0, variable.states().get(rest % variable.cardinality()));
      rest /= variable.cardinality();
    }
    return states;
  }
}
