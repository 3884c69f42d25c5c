package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.clique.MaximalCliques;

/** The answer with the maximal cliques of an undirected graph. */
final class CliquesAnswer {
  /** A sentence holds no more cliques than this. */
  private static final int MOST_IN_WORDS = 20;

  private CliquesAnswer() {}

  static Answer of(Subject subject) {
    int most = Math.max(subject.options().mostListed(), MaximalCliques.DEFAULT_LIMIT);
    Listing<List<String>> found = MaximalCliques.of(subject.undirected(), most).cliques();
    List<List<String>> cliques = found.listed();
    return new Answer(
        "Maximal cliques of " + subject.name(),
        "cliques",
        Conclusion.of(
            Phrases.sentence(found.count().of("maximal clique"))
                + (cliques.size() <= MOST_IN_WORDS
                    ? ": " + Phrases.sets(cliques)
                    : ", the largest that was found of "
                        + cliques.stream().mapToInt(List::size).max().orElse(0)
                        + " nodes")
                + "."),
        List.of(
            Section.of("", given(subject, found))
                .explained(
                    "Sets of nodes that are joined pairwise and that no further node can enter; an"
                        + " isolated node is one by itself.")
                .with(table("Maximal cliques", found))
                .with(subject.figure(Marks.none(), subject.name()))),
        rows(subject, "maximal", found));
  }

  static Table table(String caption, Listing<List<String>> cliques) {
    List<List<Cell>> rows = new ArrayList<>();
    for (List<String> clique : cliques.listed()) {
      rows.add(
          List.of(
              Cell.of(Integer.toString(rows.size() + 1)),
              Cell.of(Phrases.list(clique)),
              Cell.of(Integer.toString(clique.size()))));
    }
    return Table.of(caption, "Clique", "Nodes", "#Size")
        .withRows(new Listing<>(rows, cliques.complete()))
        .in(AnswerRow.Clique.class);
  }

  /** How the cliques of the graph's definition relate to the maximal ones. */
  private static String given(Subject subject, Listing<List<String>> maximal) {
    List<List<String>> given = subject.document().cliques();
    if (given.isEmpty()) {
      return "";
    }
    List<List<String>> smaller =
        given.stream()
            .filter(clique -> !MaximalCliques.isMaximal(subject.undirected(), clique))
            .toList();
    return smaller.isEmpty()
        ? "The cliques that the graph was given by are all maximal"
            + (Listing.all(given).count().equals(maximal.count())
                ? ", and there are no others."
                : ".")
        : "Of the cliques that the graph was given by, not maximal: " + Phrases.sets(smaller) + ".";
  }

  static List<AnswerRow> rows(Subject subject, String kind, Listing<List<String>> found) {
    List<List<String>> cliques = found.listed();
    List<AnswerRow> rows = new ArrayList<>();
    for (int i = 0; i < cliques.size(); i++) {
      rows.add(
          new AnswerRow.Clique(
              subject.name(), kind, i + 1, Phrases.cell(cliques.get(i)), found.complete()));
    }
    return rows;
  }
}
