package org.disentangle.inquiry;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.format.GraphDocument;

/**
 * An inquiry: questions about some graphs, in order.
 *
 * @param name valid as a folder's name on all systems
 * @param title for people
 * @param graphs at least one, with names that differ
 * @param questions at least one; each is about graphs of this inquiry
 * @param related reports to link to
 */
public record Inquiry(
    String name,
    String title,
    List<GraphDocument> graphs,
    List<InquiryQuestion> questions,
    List<RelatedReport> related) {
  /** Copies the lists. */
  public Inquiry {
    graphs = List.copyOf(graphs);
    questions = List.copyOf(questions);
    related = List.copyOf(related);
  }

  /**
   * The graph of a name.
   *
   * @throws UserErrorException if there is none; the message lists those there are
   */
  public GraphDocument graph(String graphName) {
    return graph(graphs, graphName);
  }

  static GraphDocument graph(List<GraphDocument> graphs, String graphName) {
    return graphs.stream()
        .filter(graph -> graph.name().equals(graphName))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "there is no graph " + graphName + "; there are " + names(graphs)));
  }

  static String names(List<GraphDocument> graphs) {
    return String.join(", ", graphs.stream().map(GraphDocument::name).toList());
  }
}
