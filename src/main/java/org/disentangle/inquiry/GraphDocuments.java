package org.disentangle.inquiry;

import java.nio.file.Path;
import org.disentangle.pgm.format.GraphDocument;

/** Reads a graph from a file of any format. */
public final class GraphDocuments {
  private GraphDocuments() {}

  /**
   * Reads a graph.
   *
   * @param file an edge list, dagitty's text, BIF, UAI, or an inquiry; of an inquiry with several
   *     graphs, one is chosen by its name behind a hash: {@code net2.textproto#U}
   * @throws org.disentangle.UserErrorException if the file cannot be read or is not of its format
   *     (the message says where), or it holds several graphs and none of them is chosen
   */
  public static GraphDocument read(Path file) {
    throw new UnsupportedOperationException("reading " + file);
  }
}
