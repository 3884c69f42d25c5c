package org.disentangle.inquiry.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.page.CsvText;

/** The CSV files of some answers. */
final class DataFiles {
  private DataFiles() {}

  /** The text of each file that has rows, in the order in which the page explains them. */
  static Map<AnswerFile, String> of(List<Answer> answers) {
    Map<AnswerFile, StringBuilder> texts = new EnumMap<>(AnswerFile.class);
    for (Answer answer : answers) {
      append(texts, answer, summary(answer));
      answer.rows().forEach(row -> append(texts, answer, row));
    }
    Map<AnswerFile, String> files = new EnumMap<>(AnswerFile.class);
    texts.forEach((file, text) -> files.put(file, text.toString()));
    return files;
  }

  private static Answer.Row summary(Answer answer) {
    return new Answer.Row(
        AnswerFile.QUERIES,
        List.of(
            answer.asked().graph(),
            answer.kind(),
            answer.heading(),
            answer.verdict().holds().map(holds -> Boolean.toString(holds)).orElse(""),
            answer.verdict().sentence(),
            answer.asked().courseAnswer().orElse(""),
            answer.asked().remark().orElse("")));
  }

  private static void append(Map<AnswerFile, StringBuilder> texts, Answer answer, Answer.Row row) {
    StringBuilder text =
        texts.computeIfAbsent(
            row.file(),
            file -> new StringBuilder(CsvText.row(numbered("question", file.columns()))));
    text.append(CsvText.row(numbered(Integer.toString(answer.asked().number()), row.cells())));
  }

  private static List<String> numbered(String first, List<String> cells) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(cells);
    return all;
  }
}
