package org.disentangle.pgm.separation;

import java.util.List;
import org.disentangle.pgm.name.Names;

/**
 * The verdict whether a set of nodes separates two others in an undirected graph (Koller &amp;
 * Friedman 2009, section 4.3.1): every path between them runs through it.
 *
 * @param statement the statement
 * @param separated the verdict
 * @param connection a shortest path that avoids the given nodes; empty if separated
 * @param reached the nodes that can be reached from x once the given ones are removed, x among
 *     them: if separated, the part of the graph that is cut off from y
 * @param border the given nodes that are joined with a reached node: if separated, they alone
 *     separate x from y
 */
public record UndirectedSeparation(
    Statement statement,
    boolean separated,
    List<String> connection,
    List<String> reached,
    List<String> border)
    implements Separation {
  /** Copies the lists. */
  public UndirectedSeparation {
    connection = List.copyOf(connection);
    reached = List.copyOf(reached);
    border = List.copyOf(border);
  }

  /** The connecting path as text, e.g. {@code A – B – C}; empty if separated. */
  public String path() {
    return String.join(" – ", connection);
  }

  @Override
  public String verdict() {
    if (!separated) {
      return statement
          + " does not hold: "
          + (connection.size() == 2
              ? path() + " is an edge, and adjacent nodes are never separated"
              : "the path "
                  + path()
                  + (statement.given().isEmpty() ? " joins them" : " avoids the given nodes"));
    }
    return statement
        + " holds: "
        + (border.isEmpty()
            ? "no path joins the two sets"
            : "every path between the two sets runs through a given node");
  }

  @Override
  public List<String> derivation() {
    String removal =
        statement.given().isEmpty()
            ? "Nothing is given, so nothing is removed."
            : "Remove the given nodes " + Names.of(statement.given()) + ".";
    if (!separated) {
      return List.of(removal, "The path " + path() + " is left: not separated.");
    }
    return List.of(
        removal,
        "From "
            + Names.of(statement.x())
            + " only "
            + Names.of(reached)
            + " can then be reached, and no node of "
            + Names.of(statement.y())
            + " is among them: separated.");
  }
}
