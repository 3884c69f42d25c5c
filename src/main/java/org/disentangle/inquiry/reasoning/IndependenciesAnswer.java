package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.independence.LocalBasis;
import org.disentangle.pgm.separation.Statement;

/** The answer with all independence statements about two single nodes that hold in a graph. */
final class IndependenciesAnswer {
  private static final int MOST_SETS = 6;

  private IndependenciesAnswer() {}

  static Answer of(Subject subject, Question.Independencies question) {
    Independencies all =
        Independencies.of(subject.graph(), question.mostGiven(), subject.document().observation());
    return new Answer(
        "Independencies of " + subject.name(),
        "independencies",
        Conclusion.of(
            Phrases.grouped(all.statements().size())
                + " of "
                + Phrases.grouped(all.asked())
                + " statements about two single nodes hold (given sets of up to "
                + Phrases.counted(all.mostGiven(), "node")
                + ")."),
        List.of(
            Section.of("")
                .explained(
                    "Statements about single nodes say all: two sets are separated if and only if"
                        + " each node of the one is separated from each of the other.")
                .with(
                    LocalBasisAnswer.table("The statements that hold", all.statements())
                        .in(AnswerRow.Independency.class)),
            Section.of("Pairs of nodes").with(pairs(subject, all.statements())),
            subject.document().observation().isFree()
                ? LocalBasisAnswer.section(subject, "Basis", LocalBasis.of(subject.graph()))
                : Section.of(
                    "Basis",
                    "Some nodes are latent or adjusted, so the statements above are not all that"
                        + " the graph makes, and no basis of theirs is given.")),
        all.statements().stream().map(each -> LocalBasisAnswer.row(subject, each)).toList());
  }

  private static Table pairs(Subject subject, List<Statement> statements) {
    Map<List<String>, List<List<String>>> byPair = new LinkedHashMap<>();
    List<String> nodes = subject.graph().nodes().names();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        byPair.put(List.of(nodes.get(i), nodes.get(j)), new ArrayList<>());
      }
    }
    for (Statement each : statements) {
      byPair.get(List.of(each.x().get(0), each.y().get(0))).add(each.given());
    }
    List<List<Cell>> rows = new ArrayList<>();
    byPair.forEach(
        (pair, sets) ->
            rows.add(
                List.of(
                    Cell.of(String.join(", ", pair)),
                    Cell.of(Phrases.grouped(sets.size())),
                    Cell.of(sets.isEmpty() ? "none" : smallest(sets)))));
    return Table.of(
            "For each pair of nodes the given sets that separate it",
            "Pair",
            "#Given sets that separate",
            "The smallest of them")
        .withRows(Listing.all(rows))
        .in(AnswerRow.Independency.class);
  }

  /** The smallest statements, as they are sorted by size. */
  private static String smallest(List<List<String>> sets) {
    List<List<String>> smallest =
        sets.stream().filter(set -> set.size() == sets.get(0).size()).toList();
    return Phrases.sets(smallest.subList(0, Math.min(MOST_SETS, smallest.size())))
        + (smallest.size() > MOST_SETS ? ", …" : "");
  }
}
