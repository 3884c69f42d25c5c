package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.util.List;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.cli.terminal.Waiting;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.pgm.format.GraphDocument;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the answers of a verb to its output. */
final class AnswerPrinter {
  private final PrintWriter out;
  private final PrintWriter remarks;

  /** Prints for a verb. */
  AnswerPrinter(CommandSpec verb) {
    this.out = verb.commandLine().getOut();
    this.remarks = Remarks.of(verb);
  }

  /**
   * Answers a question and prints the answer.
   *
   * @return the answer
   * @throws org.disentangle.UserErrorException if there is none
   */
  Answer show(GraphDocument document, Question question, AnswerOptions options, AnswerText text) {
    Answer answer =
        Waiting.during("answering", remarks, () -> Reasoner.answer(document, question, options));
    print(text.lines(answer));
    return answer;
  }

  /** Prints lines. */
  void print(List<String> text) {
    Lines lines = new Lines(out);
    text.forEach(lines::print);
    out.flush();
  }
}
