package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.cli.terminal.Waiting;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.table.TableFile;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the answers of a verb to its output. */
final class AnswerPrinter {
  private final PrintWriter out;
  private final PrintWriter remarks;
  private final boolean json;

  /** Prints for a verb. */
  AnswerPrinter(CommandSpec verb, JsonOption json) {
    this.out = verb.commandLine().getOut();
    this.remarks = Remarks.of(verb);
    this.json = json.isWanted();
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
    if (json) {
      JsonOption.print(out, object(answer));
    } else {
      print(text.lines(answer));
    }
    return answer;
  }

  /** Prints lines; where other programs read the answers, beside them. */
  void print(List<String> text) {
    PrintWriter to = json ? remarks : out;
    Lines lines = new Lines(to);
    text.forEach(lines::print);
    to.flush();
  }

  /** An answer for other programs: its sentence, and the rows of the CSV files of a report. */
  private static Map<String, Object> object(Answer answer) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("question", answer.heading());
    object.put("kind", answer.kind());
    answer.conclusion().holds().ifPresent(holds -> object.put("holds", holds));
    object.put("sentence", answer.conclusion().sentence());
    Map<String, List<AnswerRow>> tables = new LinkedHashMap<>();
    answer
        .rows()
        .forEach(
            row ->
                tables
                    .computeIfAbsent(
                        row.getClass().getAnnotation(TableFile.class).name(),
                        any -> new ArrayList<>())
                    .add(row));
    object.put("tables", tables);
    return object;
  }
}
