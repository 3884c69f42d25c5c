package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.graph.Conditional;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.GibbsFactorization;
import org.disentangle.pgm.graph.JointFactorization;

/** The answer how the joint distribution factorises over a graph. */
final class FactorisationAnswer {
  private static final String KIND = "factorisation";

  private FactorisationAnswer() {}

  static Answer of(Subject subject) {
    return subject.graph() instanceof DirectedGraph ? directed(subject) : undirected(subject);
  }

  private static Answer directed(Subject subject) {
    JointFactorization factorization = JointFactorization.of(subject.directed());
    Table table = Table.of("One factor for each variable, given its parents", "Variable", "Factor");
    List<AnswerRow> rows = new ArrayList<>();
    for (Conditional factor : factorization.factors()) {
      table = table.with(factor.variable(), factor.toString());
      rows.add(
          new AnswerRow.FactorScope(
              subject.name(),
              factor.toString(),
              factor.variable(),
              Phrases.cell(factor.parents())));
    }
    return new Answer(
        "Factorisation of " + subject.name(),
        KIND,
        Conclusion.of(factorization + "."),
        List.of(
            Section.of("")
                .explained(
                    "In a directed graph the joint distribution is the product of every variable’s"
                        + " distribution given its parents; a variable without any arc is a factor"
                        + " of its own.")
                .with(table)),
        rows);
  }

  private static Answer undirected(Subject subject) {
    List<List<String>> scopes = subject.document().scopes();
    String left = "p(" + String.join(", ", subject.graph().nodes().names()) + ") = ";
    GibbsFactorization.of(subject.undirected(), scopes);
    Table table = Table.of("One potential for each clique", "Potential", "Maximal clique");
    List<AnswerRow> rows = new ArrayList<>();
    for (int i = 0; i < scopes.size(); i++) {
      List<String> scope = scopes.get(i);
      String potential = Phrases.potential(Phrases.numbered("f", i + 1), scope);
      boolean isMaximal = MaximalCliques.isMaximal(subject.undirected(), scope);
      table = table.with(potential, isMaximal ? "yes" : "no, part of a larger one");
      rows.add(new AnswerRow.FactorScope(subject.name(), potential, Phrases.cell(scope), ""));
    }
    return new Answer(
        "Factorisation of " + subject.name(),
        KIND,
        Conclusion.of(left + product(scopes) + "."),
        List.of(
            Section.of("")
                .explained(
                    "The potentials are positive functions of the cliques, and Z is the sum of"
                        + " their product over all joint states. Every positive distribution that"
                        + " obeys the graph has this form (Hammersley and Clifford).")
                .with(table)),
        rows);
  }

  /** E.g. {@code (1/Z) f₁(A, B) f₂(B, C)}. */
  static String product(List<List<String>> scopes) {
    StringBuilder product = new StringBuilder("(1/Z)");
    for (int i = 0; i < scopes.size(); i++) {
      product.append(' ').append(Phrases.potential(Phrases.numbered("f", i + 1), scopes.get(i)));
    }
    return product.toString();
  }
}
