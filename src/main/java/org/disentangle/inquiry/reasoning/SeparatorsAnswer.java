package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.pgm.Count;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.separation.MinimalSeparators;

/** The answer with the minimal separators of pairs of nodes. */
final class SeparatorsAnswer {
  private static final int MOST = 100;

  private SeparatorsAnswer() {}

  static Answer of(Subject subject, Question.MinimalSeparators question) {
    Table table = Table.of("Minimal separators", "Pair", "Separators");
    List<AnswerRow> rows = new ArrayList<>();
    Count count = Count.NONE;
    for (Question.Pair pair : question.pairs()) {
      MinimalSeparators found =
          MinimalSeparators.of(
              subject
                  .document()
                  .observation()
                  .seen(subject.undirected(), List.of(pair.one(), pair.other())),
              pair.one(),
              pair.other(),
              MOST);
      Listing<List<String>> separators = found.separators();
      count = count.plus(separators.count());
      table =
          table.with(
              pair.one() + ", " + pair.other(),
              found.adjacent()
                  ? (subject.undirected().neighbours(pair.one()).contains(pair.other())
                      ? "adjacent: nothing separates them"
                      : "nothing that is observed separates them")
                  : Phrases.sets(separators.listed()) + (separators.complete() ? "" : ", …"));
      for (List<String> separator : separators.listed()) {
        rows.add(
            new AnswerRow.Separator(
                subject.name(),
                pair.one(),
                pair.other(),
                Phrases.cell(separator),
                separators.complete()));
      }
    }
    return new Answer(
        heading(question.pairs(), subject.name()),
        "separators",
        Conclusion.of(
            Phrases.sentence(count.of("minimal separator"))
                + " of "
                + Phrases.counted(question.pairs().size(), "pair")
                + " of nodes."),
        List.of(
            Section.of(
                    "",
                    count.exact()
                        ? ""
                        : "Of a pair up to "
                            + MOST
                            + " are listed; where dots end the list, there are more.")
                .explained(
                    "A minimal separator keeps two nodes apart, and no part of it does. ∅ means"
                        + " that no path joins them.")
                .with(table.in(AnswerRow.Separator.class))
                .with(subject.figure(Marks.none(), subject.name()))),
        rows);
  }

  private static String heading(List<Question.Pair> pairs, String graph) {
    String of =
        pairs.size() == 1 ? " of " + pairs.get(0).one() + " and " + pairs.get(0).other() : "";
    return "Minimal separators" + of + " in " + graph;
  }
}
