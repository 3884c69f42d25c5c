package org.disentangle.pgm.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of nodes in dagitty, given by attributes or their first letters: latent (also
 * unobserved), adjusted, selected, exposure (also source), outcome (also target). Selected nodes
 * are given, like adjusted ones: the data contain only what was selected.
 */
final class NodeMarks {
  private enum Mark {
    LATENT,
    ADJUSTED,
    EXPOSURE,
    OUTCOME
  }

  private static final Map<String, Mark> MARKS =
      Map.ofEntries(
          Map.entry("latent", Mark.LATENT),
          Map.entry("l", Mark.LATENT),
          Map.entry("unobserved", Mark.LATENT),
          Map.entry("u", Mark.LATENT),
          Map.entry("adjusted", Mark.ADJUSTED),
          Map.entry("a", Mark.ADJUSTED),
          Map.entry("selected", Mark.ADJUSTED),
          Map.entry("exposure", Mark.EXPOSURE),
          Map.entry("source", Mark.EXPOSURE),
          Map.entry("e", Mark.EXPOSURE),
          Map.entry("outcome", Mark.OUTCOME),
          Map.entry("target", Mark.OUTCOME),
          Map.entry("o", Mark.OUTCOME));

  private final Map<Mark, Set<String>> marked = new LinkedHashMap<>();

  /** Marks nodes by the names of their attributes; other attributes are ignored. */
  void mark(Collection<String> nodes, Collection<String> attributes) {
    for (String attribute : attributes) {
      Mark mark = MARKS.get(attribute);
      if (mark != null) {
        marked.computeIfAbsent(mark, any -> new LinkedHashSet<>()).addAll(nodes);
      }
    }
  }

  /** The unobserved nodes. */
  Set<String> latent() {
    return marked.getOrDefault(Mark.LATENT, Set.of());
  }

  /** The nodes that are given in every question. */
  Set<String> adjusted() {
    return marked.getOrDefault(Mark.ADJUSTED, Set.of());
  }

  /**
   * A note about exposures and outcomes, which do not affect any question here; empty if there are
   * none.
   */
  Optional<String> note() {
    List<String> exposures = List.copyOf(marked.getOrDefault(Mark.EXPOSURE, Set.of()));
    List<String> outcomes = List.copyOf(marked.getOrDefault(Mark.OUTCOME, Set.of()));
    if (exposures.isEmpty() && outcomes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        (exposures.isEmpty() ? "" : "exposure: " + String.join(", ", exposures) + "; ")
            + (outcomes.isEmpty() ? "" : "outcome: " + String.join(", ", outcomes) + "; ")
            + "these marks change no answer");
  }
}
