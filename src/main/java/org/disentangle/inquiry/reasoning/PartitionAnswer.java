package org.disentangle.inquiry.reasoning;

import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.inference.Partition;

/**
 * The answer with the partition function: the sum of the product of all tables over all joint
 * states.
 */
final class PartitionAnswer {
  private PartitionAnswer() {}

  static Answer of(Subject subject) {
    Partition partition = subject.inference().partition();
    return new Answer(
        "Partition function of " + subject.name(),
        "partition function",
        Conclusion.of(
            "Z = "
                + Phrases.number(partition.z())
                + ", ln Z = "
                + Phrases.number(partition.z().ln())
                + "."),
        List.of(
            Section.of(
                    "",
                    subject.model() instanceof BayesianNetwork
                        ? "The tables of a Bayesian network are conditional distributions, so it is"
                            + " 1 up to rounding."
                        : "")
                .explained("Z is the sum over all joint states of the product of the tables.")
                .with(
                    Table.of("The number", "#Z", "#ln Z")
                        .withRows(
                            Listing.all(
                                List.of(
                                    List.of(
                                        Cell.of(partition.z()), Cell.of(partition.z().ln())))))),
            EliminationTrace.section(subject, partition.plan(), "summed out")),
        EliminationTrace.rows(subject.name(), partition.plan()));
  }
}
