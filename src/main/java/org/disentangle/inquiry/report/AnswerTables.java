package org.disentangle.inquiry.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.table.Schema;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The tables of an inquiry's answers. */
final class AnswerTables {
  private AnswerTables() {}

  /** A row of the answer to a question. */
  private record Numbered(int question, AnswerRow row) {}

  /** Each table that has rows, in the order in which the page explains them. */
  static Map<Schema<?>, Table> of(Inquiry inquiry, List<Answer> answers) {
    List<Numbered> rows = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      InquiryQuestion question = inquiry.questions().get(i);
      rows.add(new Numbered(question.number(), conclusion(question, answers.get(i))));
      answers.get(i).rows().forEach(row -> rows.add(new Numbered(question.number(), row)));
    }
    Map<Schema<?>, Table> tables = new LinkedHashMap<>();
    for (Schema<?> schema : AnswerRow.TABLES) {
      Table table = table(schema, rows);
      if (!table.isEmpty()) {
        tables.put(schema, table);
      }
    }
    return tables;
  }

  private static AnswerRow conclusion(InquiryQuestion question, Answer answer) {
    return new AnswerRow.Conclusion(
        question.graph(),
        answer.kind(),
        answer.heading(),
        answer.conclusion().holds().map(holds -> Boolean.toString(holds)).orElse(""),
        answer.conclusion().sentence(),
        question.courseAnswer().orElse(""),
        question.remark().orElse(""));
  }

  private static <R extends Record> Table table(Schema<R> schema, List<Numbered> rows) {
    List<Numbered> own =
        rows.stream().filter(each -> schema.type().isInstance(each.row())).toList();
    return schema
        .table(own.stream().map(each -> schema.type().cast(each.row())))
        .insertColumn(
            0, IntColumn.create("question", own.stream().mapToInt(Numbered::question).toArray()));
  }
}
