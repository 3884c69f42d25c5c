package org.disentangle.inquiry.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.page.ReportFolder;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import tech.tablesaw.api.Table;

/** The report folder of an inquiry: {@code index.html} and {@code *.csv}. */
public final class InquiryReport {
  private InquiryReport() {}

  /**
   * Writes a whole report, in place of an earlier one.
   *
   * @param folder an existing report is replaced as a whole, or untouched if anything fails
   * @param inquiry the questions
   * @param answers one for each of them, in order
   * @return the page
   * @throws org.disentangle.UserErrorException if the folder cannot be written, or contains
   *     something that is not a report
   */
  public static Path write(Path folder, Inquiry inquiry, List<Answer> answers) {
    Map<Schema<?>, Table> tables = AnswerTables.of(inquiry, answers);
    String page = InquiryPage.of(inquiry, answers, tables);
    return ReportFolder.write(
        folder,
        temporary -> {
          tables.values().forEach(table -> CsvFile.write(temporary, table));
          Files.writeString(temporary.resolve(ReportFolder.PAGE), page);
        });
  }
}
