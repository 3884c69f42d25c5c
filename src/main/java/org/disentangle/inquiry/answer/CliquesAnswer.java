package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.pgm.clique.MaximalCliques;

/** The maximal cliques of an undirected graph. */
final class CliquesAnswer {
  private CliquesAnswer() {}

  static Answer of(Subject subject) {
    MaximalCliques found = MaximalCliques.of(subject.undirected());
    List<List<String>> cliques = found.cliques();
    Table table = Table.of("Maximal cliques", "Clique", "Nodes", "#Size");
    for (int i = 0; i < cliques.size(); i++) {
      table =
          table.with(
              Integer.toString(i + 1),
              Words.list(cliques.get(i)),
              Integer.toString(cliques.get(i).size()));
    }
    return subject.answer(
        "Maximal cliques of " + subject.name(),
        "cliques",
        Verdict.of(
            Words.counted(cliques.size(), "maximal clique")
                + (found.complete() ? ": " : " found before the search was ended: ")
                + Words.sets(cliques)
                + "."),
        List.of(
            Section.of(
                    "",
                    "Sets of nodes that are joined pairwise and that no further node can enter; an"
                        + " isolated node is one by itself.",
                    given(subject.document().cliques(), cliques))
                .with(table)
                .with(Subject.figure(subject.graph(), Marks.none(), subject.name()))),
        rows(subject, "maximal", cliques));
  }

  /** How the cliques that the graph was given by relate to the maximal ones. */
  private static String given(List<List<String>> given, List<List<String>> maximal) {
    if (given.isEmpty()) {
      return "";
    }
    List<List<String>> smaller =
        given.stream()
            .filter(
                clique ->
                    maximal.stream()
                        .noneMatch(each -> new HashSet<>(each).equals(new HashSet<>(clique))))
            .toList();
    return smaller.isEmpty()
        ? "The cliques that the graph was given by are all maximal"
            + (given.size() == maximal.size() ? ", and there are no others." : ".")
        : "Of the cliques that the graph was given by, not maximal: " + Words.sets(smaller) + ".";
  }

  static List<Answer.Row> rows(Subject subject, String kind, List<List<String>> cliques) {
    List<Answer.Row> rows = new ArrayList<>();
    for (int i = 0; i < cliques.size(); i++) {
      rows.add(
          Answer.Row.of(
              DataFile.CLIQUES,
              subject.name(),
              kind,
              Integer.toString(i + 1),
              Words.cell(cliques.get(i))));
    }
    return rows;
  }
}
