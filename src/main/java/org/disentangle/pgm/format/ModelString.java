package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;

/**
 * Reads the model strings of bnlearn (Scutari 2010): {@code [A][B|A][C|A:B]}, a bracket for each
 * node, with its parents after the bar.
 */
final class ModelString {
  private static final Lexicon LEXICON =
      new Lexicon(List.of("[", "]", "|", ":", ";", ","), true, Lexicon.Comments.NONE);

  private final EdgeList list;
  private final Set<String> nodes = new HashSet<>();
  private final Map<String, String> parents = new LinkedHashMap<>();

  /**
   * @param list receives the nodes and arcs
   */
  ModelString(EdgeList list) {
    this.list = list;
  }

  /**
   * Adds the content of a line.
   *
   * @throws UserErrorException if it is no model string
   */
  void add(String where, String line) {
    List<Token> tokens = EdgeList.tokens(where, line, LEXICON);
    int at = 0;
    while (at < tokens.size()) {
      int end = at;
      while (end < tokens.size() && !tokens.get(end).is("]")) {
        end++;
      }
      if (!tokens.get(at).is("[") || end == tokens.size()) {
        throw misunderstood(where, line);
      }
      bracket(where, line, tokens.subList(at + 1, end));
      at = end + 1;
    }
  }

  private void bracket(String where, String line, List<Token> tokens) {
    if (tokens.isEmpty()) {
      throw misunderstood(where, line);
    }
    Token node = tokens.get(0);
    List<Token> given = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i += 2) {
      if (!tokens.get(i).is(i == 1 ? "|" : ":") || i + 1 == tokens.size()) {
        throw misunderstood(where, line);
      }
      given.add(tokens.get(i + 1));
    }
    list.node(where, line, node);
    if (!nodes.add(node.text())) {
      throw new UserErrorException(
          where + ": the node " + node.text() + " has two brackets; write all its parents in one");
    }
    for (Token parent : given) {
      list.arc(where, line, parent, node);
      parents.putIfAbsent(parent.text(), where);
    }
  }

  /**
   * Checks that every parent has a bracket, as bnlearn does too: a missing one is an error.
   *
   * @throws UserErrorException if a parent has none
   */
  void checkParents() {
    parents.forEach(
        (parent, where) -> {
          if (!nodes.contains(parent)) {
            throw new UserErrorException(
                where
                    + ": the parent "
                    + parent
                    + " has no bracket of its own in the model string; add ["
                    + parent
                    + "] or correct the name");
          }
        });
  }

  private static UserErrorException misunderstood(String where, String line) {
    return new UserErrorException(
        where
            + ": expected a model string such as [A][B|A][C|A:B], but found \""
            + line.strip()
            + "\"");
  }
}
