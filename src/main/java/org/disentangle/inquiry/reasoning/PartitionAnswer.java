package org.disentangle.inquiry.reasoning;

import java.util.List;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.inference.Partition;

/** The sum of the product of all tables over all joint states. */
final class PartitionAnswer {
  private PartitionAnswer() {}

  static Answer of(Subject subject) {
    Partition partition = subject.inference().partition();
    return subject.answer(
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
                "Z is the sum over all joint states of the product of the tables.",
                subject.model() instanceof BayesianNetwork
                    ? "The tables of a Bayesian network are conditional distributions, so it is 1"
                        + " up to rounding."
                    : ""),
            EliminationTrace.section(partition.plan(), "summed out")),
        EliminationTrace.rows(subject.name(), partition.plan()));
  }
}
