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
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.independence.LocalBasis;
import org.disentangle.pgm.separation.Statement;

/** The answer with the local basis: one statement for each node, from which all others follow. */
final class LocalBasisAnswer {
  private LocalBasisAnswer() {}

  static Answer of(Subject subject) {
    List<Statement> basis = LocalBasis.of(subject.graph());
    return new Answer(
        "Basis of the independencies of " + subject.name(),
        "local basis",
        Conclusion.of(
            basis.isEmpty()
                ? "No statement holds."
                : Phrases.sentence(Phrases.counted(basis.size(), "statement"))
                    + ", from which all others follow"
                    + (subject.graph() instanceof DirectedGraph
                        ? "."
                        : " in positive distributions.")),
        List.of(section(subject, "", basis)),
        basis.stream().map(each -> row(subject, each)).toList());
  }

  /** The part of an answer that lists the statements. */
  static Section section(Subject subject, String heading, List<Statement> basis) {
    return Section.of(heading)
        .explained(
            basis.isEmpty()
                ? "No statement holds, so there is nothing to follow from a basis."
                : "All statements follow from few: each node is independent of "
                    + (subject.graph() instanceof DirectedGraph
                        ? "its non-descendants given its parents."
                        : "all others given its neighbours, in positive distributions."))
        .with(table("The local Markov basis, one statement for each node", basis));
  }

  static Table table(String caption, List<Statement> statements) {
    List<List<Cell>> rows = new ArrayList<>();
    statements.forEach(each -> rows.add(List.of(Cell.of(each.toString()))));
    return Table.of(caption, "Statement").withRows(Listing.all(rows));
  }

  static AnswerRow row(Subject subject, Statement statement) {
    return new AnswerRow.Independency(
        subject.name(),
        Phrases.cell(statement.x()),
        Phrases.cell(statement.y()),
        Phrases.cell(statement.given()));
  }
}
