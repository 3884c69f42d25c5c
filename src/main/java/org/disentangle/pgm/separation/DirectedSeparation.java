package org.disentangle.pgm.separation;

import java.util.List;
import java.util.Optional;

/**
 * The verdict whether a directed graph d-separates two sets of nodes given a third (Pearl 2009,
 * Definition 1.2.3): every path between them is blocked.
 *
 * @param statement the statement
 * @param separated the verdict, the same by Bayes-ball and by the moral graph of the ancestral set
 * @param active a shortest active path, found by Bayes-ball and therefore always present unless
 *     separated, however many paths there are
 * @param trails the listed paths
 * @param proof the proof in the moral graph
 */
public record DirectedSeparation(
    Statement statement,
    boolean separated,
    Optional<Trail> active,
    Trails trails,
    AncestralProof proof)
    implements Separation {

  @Override
  public List<String> connection() {
    return active.map(Trail::nodes).orElse(List.of());
  }

  @Override
  public String verdict() {
    return active
        .map(trail -> statement + " does not hold: " + reason(trail))
        .orElseGet(() -> statement + " holds: " + reason(trails));
  }

  private static String reason(Trail active) {
    return active.inner().isEmpty()
        ? active + " is an arc, and adjacent nodes are never separated"
        : "the path " + active + " is active";
  }

  private static String reason(Trails blocked) {
    if (!blocked.paths().complete()) {
      return "every path between the two sets is blocked";
    }
    List<Trail> all = blocked.paths().listed();
    return switch (all.size()) {
      case 0 -> "no path joins the two sets";
      case 1 -> "the only path, " + all.get(0) + ", is blocked";
      case 2 -> "both paths are blocked";
      default -> "all " + blocked.paths().count() + " paths are blocked";
    };
  }

  @Override
  public List<String> derivation() {
    return proof.steps();
  }
}
