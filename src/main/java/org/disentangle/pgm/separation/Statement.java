package org.disentangle.pgm.separation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.name.NameText;

/**
 * The statement X ⊥ Y | Z about three disjoint sets of nodes: X is independent of Y given Z.
 *
 * @param x not empty; in the order of the nodes, like all three sets if the statement was made for
 *     a graph
 * @param y not empty
 * @param given the observed nodes; may be empty
 */
public record Statement(List<String> x, List<String> y, List<String> given) {
  /**
   * Copies the lists.
   *
   * @throws UserErrorException if x or y is empty, or a name is in two of the sets or twice in one
   */
  public Statement {
    x = List.copyOf(x);
    y = List.copyOf(y);
    given = List.copyOf(given);
    if (x.isEmpty() || y.isEmpty()) {
      throw new UserErrorException(
          "the "
              + (x.isEmpty() ? "first" : "second")
              + " set is empty: name at least one node on either side of the semicolon,"
              + " as in \"S ; D | I\"");
    }
    refuseOverlap(x, "the first set", y, "the second set");
    refuseOverlap(x, "the first set", given, "the given set");
    refuseOverlap(y, "the second set", given, "the given set");
    refuseDoubles(x);
    refuseDoubles(y);
    refuseDoubles(given);
  }

  private static void refuseOverlap(
      List<String> one, String oneName, List<String> other, String otherName) {
    Set<String> others = new HashSet<>(other);
    for (String name : one) {
      if (others.contains(name)) {
        throw new UserErrorException(
            name
                + " is in "
                + oneName
                + " and in "
                + otherName
                + ": the three sets of a question share no node");
      }
    }
  }

  private static void refuseDoubles(List<String> set) {
    Set<String> seen = new HashSet<>();
    for (String name : set) {
      if (!seen.add(name)) {
        throw new UserErrorException(name + " is twice in one set; name it once");
      }
    }
  }

  /**
   * The statement about nodes of a graph, each set in their order.
   *
   * @throws UserErrorException if a name is unknown, x or y is empty, or the sets overlap
   */
  public static Statement of(
      Nodes nodes, Collection<String> x, Collection<String> y, Collection<String> given) {
    return of(nodes, nodes.set(x), nodes.set(y), nodes.set(given));
  }

  private static Statement of(Nodes nodes, BitSet x, BitSet y, BitSet given) {
    return new Statement(nodes.names(x), nodes.names(y), nodes.names(given));
  }

  /** The statement about two single nodes, by their indices in order. */
  public static Statement of(Nodes nodes, int one, int other, int[] given) {
    return new Statement(
        List.of(nodes.name(one)),
        List.of(nodes.name(other)),
        Arrays.stream(given).mapToObj(nodes::name).toList());
  }

  /**
   * Reads {@code "S ; D | I"}: two sets separated by a semicolon and, after an optional bar, the
   * given set. Names in a set are separated by blanks or commas; a name with such characters is in
   * double quotes.
   *
   * @throws UserErrorException if the text has another form, a name is unknown, one of the first
   *     two sets is empty, or the sets overlap
   */
  public static Statement parse(Nodes nodes, String text) {
    NameText reader = new NameText(text, ";|");
    List<String> x = reader.names();
    boolean parted = reader.took(';');
    List<String> y = reader.names();
    List<String> given = reader.took('|') ? reader.names() : List.of();
    if (!parted || !reader.atEnd()) {
      throw new UserErrorException(
          "\""
              + text
              + "\" is no question of separation: expected two sets of names separated by one"
              + " semicolon, then perhaps a bar and the given set, as in \"S ; D | I\"");
    }
    return of(nodes, x, y, given);
  }

  /** E.g. {@code S ⊥ D | I, M}, and {@code F ⊥ D | ∅} where nothing is given. */
  @Override
  public String toString() {
    return String.join(", ", x)
        + " ⊥ "
        + String.join(", ", y)
        + " | "
        + (given.isEmpty() ? "∅" : String.join(", ", given));
  }
}
