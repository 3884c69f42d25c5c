package org.disentangle.inquiry.drawing;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of a drawing.
 *
 * @param ends the nodes of the question, with a strong border
 * @param observed the given nodes, shaded
 * @param blocking nodes that block the path, with a cross
 * @param opening nodes that given nodes have opened, with a ring
 * @param faded irrelevant nodes, drawn faded with their lines
 * @param path the nodes of a path or a cycle, in order; empty for none
 * @param state of the path
 */
public record Marks(
    Set<String> ends,
    Set<String> observed,
    Set<String> blocking,
    Set<String> opening,
    Set<String> faded,
    List<String> path,
    Optional<PathState> state) {

  /** Whether a path joins its ends. */
  public enum PathState {
    /** It joins them. */
    OPEN,
    /** It does not join them. */
    BLOCKED,
    /** It is shown for another reason: a cycle. */
    SHOWN
  }

  /** Copies the sets and the list. */
  public Marks {
    ends = copy(ends);
    observed = copy(observed);
    blocking = copy(blocking);
    opening = copy(opening);
    faded = copy(faded);
    path = List.copyOf(path);
  }

  /** No marks. */
  public static Marks none() {
    return new Marks(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), Optional.empty());
  }

  /** With the nodes of the question. */
  public Marks withEnds(Collection<String> nodes) {
    return new Marks(copy(nodes), observed, blocking, opening, faded, path, state);
  }

  /** With given nodes. */
  public Marks withObserved(Collection<String> nodes) {
    return new Marks(ends, copy(nodes), blocking, opening, faded, path, state);
  }

  /** With nodes that block the path. */
  public Marks withBlocking(Collection<String> nodes) {
    return new Marks(ends, observed, copy(nodes), opening, faded, path, state);
  }

  /** With nodes that given nodes have opened. */
  public Marks withOpening(Collection<String> nodes) {
    return new Marks(ends, observed, blocking, copy(nodes), faded, path, state);
  }

  /** With irrelevant nodes. */
  public Marks withFaded(Collection<String> nodes) {
    return new Marks(ends, observed, blocking, opening, copy(nodes), path, state);
  }

  /** With a path. */
  public Marks withPath(List<String> nodes, PathState pathState) {
    return new Marks(ends, observed, blocking, opening, faded, nodes, Optional.of(pathState));
  }

  private static Set<String> copy(Collection<String> nodes) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
  }

  /** Whether the path uses a line between two nodes. */
  boolean onPath(String one, String other) {
    for (int i = 1; i < path.size(); i++) {
      String from = path.get(i - 1);
      String to = path.get(i);
      if ((from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one))) {
        return true;
      }
    }
    return false;
  }
}
