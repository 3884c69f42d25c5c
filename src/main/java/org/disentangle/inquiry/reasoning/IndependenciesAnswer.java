package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.independence.LocalBasis;
import org.disentangle.pgm.separation.Statement;

/** All statements about two single nodes that hold in a graph. */
final class IndependenciesAnswer {
  private static final int MOST_SETS = 6;

  private IndependenciesAnswer() {}

  static Answer of(Subject subject, Question.Independencies question) {
    Independencies all =
        Independencies.of(subject.graph(), question.mostGiven(), subject.document().observation());
    Map<List<String>, List<List<String>>> byPair = new LinkedHashMap<>();
    List<String> nodes = subject.graph().nodes().names();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        byPair.put(List.of(nodes.get(i), nodes.get(j)), new ArrayList<>());
      }
    }
    List<Answer.Row> rows = new ArrayList<>();
    for (Statement statement : all.statements()) {
      String x = statement.x().get(0);
      String y = statement.y().get(0);
      byPair.get(List.of(x, y)).add(statement.given());
      rows.add(
          Answer.Row.of(
              AnswerFile.INDEPENDENCIES, subject.name(), x, y, Phrases.cell(statement.given())));
    }
    return subject.answer(
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
            Section.of(
                    "",
                    "Statements about single nodes say all: two sets are separated if and only if"
                        + " each node of the one is separated from each of the other.")
                .with(table(byPair)),
            basis(subject)),
        rows);
  }

  private static Section basis(Subject subject) {
    List<Statement> basis = LocalBasis.of(subject.graph());
    String given =
        subject.graph() instanceof DirectedGraph
            ? "its non-descendants given its parents"
            : "all others given its neighbours, in positive distributions";
    Table table = Table.of("The local Markov basis, one statement for each node", "Statement");
    for (Statement each : basis) {
      table = table.with(each.toString());
    }
    return Section.of(
            "Basis",
            basis.isEmpty()
                ? "No statement holds, so there is nothing to follow from a basis."
                : "All statements follow from few: each node is independent of " + given + ".")
        .with(table);
  }

  private static Table table(Map<List<String>, List<List<String>>> byPair) {
    Table table =
        Table.of(
            "For each pair of nodes the given sets that separate it; independencies.csv has all",
            "Pair",
            "#Given sets that separate",
            "The smallest of them");
    for (Map.Entry<List<String>, List<List<String>>> pair : byPair.entrySet()) {
      List<List<String>> sets = pair.getValue();
      table =
          table.with(
              String.join(", ", pair.getKey()),
              Phrases.grouped(sets.size()),
              sets.isEmpty() ? "none" : smallest(sets));
    }
    return table;
  }

  /** They come sorted by size. */
  private static String smallest(List<List<String>> sets) {
    List<List<String>> smallest =
        sets.stream().filter(set -> set.size() == sets.get(0).size()).toList();
    return Phrases.sets(smallest.subList(0, Math.min(MOST_SETS, smallest.size())))
        + (smallest.size() > MOST_SETS ? ", …" : "");
  }
}
