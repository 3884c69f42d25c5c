package org.disentangle.inquiry.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.page.CsvText;

/** The CSV files of an inquiry's answers. */
final class DataFiles {
  private DataFiles() {}

  /** The text of each file that has rows, in the order in which the page explains them. */
  static Map<AnswerFile, String> of(Inquiry inquiry, List<Answer> answers) {
    Map<AnswerFile, StringBuilder> texts = new EnumMap<>(AnswerFile.class);
    for (int i = 0; i < answers.size(); i++) {
      InquiryQuestion question = inquiry.questions().get(i);
      append(texts, question, summary(question, answers.get(i)));
      answers.get(i).rows().forEach(row -> append(texts, question, row));
    }
    Map<AnswerFile, String> files = new EnumMap<>(AnswerFile.class);
    texts.forEach((file, text) -> files.put(file, text.toString()));
    return files;
  }

  private static Answer.Row summary(InquiryQuestion question, Answer answer) {
    return new Answer.Row(
        AnswerFile.QUERIES,
        List.of(
            question.graph(),
            answer.kind(),
            answer.heading(),
            answer.conclusion().holds().map(holds -> Boolean.toString(holds)).orElse(""),
            answer.conclusion().sentence(),
            question.courseAnswer().orElse(""),
            question.remark().orElse("")));
  }

  private static void append(
      Map<AnswerFile, StringBuilder> texts, InquiryQuestion question, Answer.Row row) {
    StringBuilder text =
        texts.computeIfAbsent(
            row.file(),
            file -> new StringBuilder(CsvText.row(numbered("question", file.columns()))));
    text.append(CsvText.row(numbered(Integer.toString(question.number()), row.cells())));
  }

  private static List<String> numbered(String first, List<String> cells) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(cells);
    return all;
  }
}
