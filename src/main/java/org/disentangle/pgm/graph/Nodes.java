package org.disentangle.pgm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.name.KnownNames;

/**
 * The names of a graph's nodes in the order of their declaration, each with its index from 0. Sets
 * of nodes are bit sets over these indices.
 */
public final class Nodes {
  private final List<String> names;
  private final Map<String, Integer> indices;

  /**
   * Nodes of the given names.
   *
   * @throws UserErrorException if a name is blank or occurs twice
   */
  public Nodes(Collection<String> names) {
    this.names = List.copyOf(names);
    this.indices = new LinkedHashMap<>();
    for (String name : this.names) {
      if (name.isBlank()) {
        throw new UserErrorException("a node has no name: give every node one");
      }
      if (indices.putIfAbsent(name, indices.size()) != null) {
        throw new UserErrorException("the node " + name + " is declared twice");
      }
    }
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }

  /** All names, in order. */
  public List<String> names() {
    return names;
  }

  /** The name of the node with an index. */
  public String name(int index) {
    return names.get(index);
  }

  /** Whether there is a node of this name. */
  public boolean contains(String name) {
    return indices.containsKey(name);
  }

  /**
   * The index of a node.
   *
   * @throws UserErrorException if there is no such node; the message lists the existing names, or
   *     the nearest
   */
  public int index(String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new UserErrorException(
          "the graph has no node " + name + "; " + KnownNames.insteadOf(name, "it", names));
    }
    return index;
  }

  /**
   * The set of the named nodes; the caller owns it.
   *
   * @throws UserErrorException if there is no such node
   */
  public BitSet set(Collection<String> members) {
    BitSet set = new BitSet(names.size());
    members.forEach(member -> set.set(index(member)));
    return set;
  }

  /** The names of the nodes in a set, in order. */
  public List<String> names(BitSet set) {
    List<String> members = new ArrayList<>();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      members.add(names.get(i));
    }
    return List.copyOf(members);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nodes that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
