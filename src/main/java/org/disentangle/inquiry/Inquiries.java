package org.disentangle.inquiry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.InquiryConfig;
import org.disentangle.config.InquiryText;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.RowSums;

/** Reads inquiries: the files of {@code configs/pgm/}. */
public final class Inquiries {
  private Inquiries() {}

  /**
   * Reads an inquiry.
   *
   * @throws UserErrorException if the file, or one that it names, cannot be read or is not of its
   *     format; if a graph or table is at fault; if a question names a variable that its graph
   *     lacks, or is about a graph of the wrong kind. The message says where.
   */
  public static Inquiry read(Path file) {
    return read(file, RowSums.CHECKED);
  }

  /**
   * Reads an inquiry, as {@link #read(Path)} does.
   *
   * @param sums how rows of probabilities that do not sum to 1 are treated
   */
  public static Inquiry read(Path file, RowSums sums) {
    InquiryText text = Configurations.readInquiry(file);
    InquiryConfig config = text.inquiry();
    List<GraphDocument> graphs = InquiryGraphs.read(text, file, sums);
    List<InquiryQuestion> questions = new ArrayList<>();
    for (int i = 0; i < config.getQuestionCount(); i++) {
      questions.add(
          new QuestionReader(text.place().at("question", i), i + 1, graphs)
              .read(config.getQuestion(i)));
    }
    if (questions.isEmpty()) {
      throw new UserErrorException(
          file
              + ": the inquiry has no question; write at least one, e.g. question { text: \"How"
              + " does p factorise?\" factorisation {} }");
    }
    List<RelatedReport> related =
        config.getRelatedList().stream()
            .map(each -> new RelatedReport(each.getReport(), each.getTitle()))
            .toList();
    return new Inquiry(config.getName(), config.getTitle(), graphs, questions, related);
  }
}
