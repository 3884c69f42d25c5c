package org.disentangle.api;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.Questions;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;

/** Reads graphical models and answers questions about them, with the derivation. */
public final class Graphs {
  /** Rows of a table, or steps, that the text of an answer has at most. */
  private static final int MOST_ROWS = 100;

  private Graphs() {}

  /**
   * Reads a graph, with tables if its format has them.
   *
   * @param file an edge list, DOT, dagitty, BIF, UAI, NET, XMLBIF or another known format
   * @throws org.disentangle.UserErrorException if it cannot be read
   */
  public static GraphDocument read(Path file) {
    return GraphDocuments.read(file);
  }

  /**
   * Whether the graph separates two sets of nodes given a third: by d-separation if it is directed.
   *
   * @param statement two sets parted by a semicolon, then perhaps a bar and the third, such as
   *     {@code "S ; D | I"}
   * @throws org.disentangle.UserErrorException if it names no nodes of the graph
   */
  public static Answer separation(GraphDocument graph, String statement) {
    return answer(
        graph, Questions.separation(graph, Statement.parse(graph.graph().nodes(), statement)));
  }

  /**
   * The distribution of variables given evidence.
   *
   * @param query variables, then perhaps a bar and the evidence: {@code "lung | asia=yes"}
   * @throws org.disentangle.UserErrorException if it does not fit the network, or the graph has no
   *     tables
   */
  public static Answer posterior(GraphDocument network, String query) {
    return answer(network, Questions.posterior(network, Query.parse(query)));
  }

  /** Any other question. */
  public static Answer answer(GraphDocument graph, Question question) {
    return Reasoner.answer(graph, question, AnswerOptions.USUAL);
  }

  /** An answer as the command line prints it: the conclusion, then why. */
  public static List<String> text(Answer answer) {
    return new AnswerText(MOST_ROWS, "another number of rows", false).lines(answer);
  }
}
