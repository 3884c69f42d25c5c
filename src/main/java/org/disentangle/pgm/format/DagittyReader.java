package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.disentangle.pgm.graph.Arc;

/**
 * Reads a directed graph from the language of dagitty (Textor et al. 2016): {@code dag { a -> b ->
 * c ; {a d} -> e }}. Attributes in brackets and positions are left out; dagitty's other graph types
 * and edges are refused.
 */
final class DagittyReader {
  private static final Lexicon LEXICON =
      new Lexicon(
          List.of(
              "<->", "@->", "<-@", "@-@", "--@", "@--", "->", "<-", "--", "{", "}", "[", "]", ";",
              ",", "="),
          true,
          true);
  private static final Set<String> OTHER_EDGES =
      Set.of("<->", "@->", "<-@", "@-@", "--@", "@--", "--");
  private static final Pattern BARE = Pattern.compile("-?[\\p{L}\\p{N}_.]+");
  private static final int DEEPEST = 100;

  private final SourceText source;
  private final Tokenizer tokens;
  private final Draft draft = new Draft();

  private DagittyReader(SourceText source) {
    this.source = source;
    this.tokens = new Tokenizer(source, LEXICON);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source) {
    return new DagittyReader(source).document();
  }

  private GraphDocument document() {
    Token type = tokens.name("the graph type, dag");
    String given = type.text().toLowerCase(Locale.ROOT);
    if (!given.equals("dag")) {
      throw source.fault(
          type.line(),
          "the graph type "
              + type
              + " is not read: only dag { … } is, whose edges are all directed and close no cycle");
    }
    String name = source.graphName();
    if (tokens.peek().isName()) {
      name = tokens.next().text();
    }
    tokens.expect("{", "behind dag");
    statements(0);
    Token rest = tokens.next();
    if (rest.kind() != Token.Kind.END) {
      throw tokens.unexpected(rest, "nothing behind the closing \"}\"");
    }
    if (draft.isEmpty()) {
      throw source.fault("the graph has no node; write some, as in dag { a -> b }");
    }
    return new GraphDocument(name, draft.directed(), List.of(), Optional.empty(), List.of());
  }

  /** Reads statements up to the closing brace; gives the nodes they mention. */
  private Set<String> statements(int depth) {
    Set<String> mentioned = new LinkedHashSet<>();
    while (!tokens.took("}")) {
      if (!tokens.took(";") && !tokens.took(",")) {
        mentioned.addAll(statement(depth));
      }
    }
    return mentioned;
  }

  private Set<String> statement(int depth) {
    Token first = tokens.peek();
    List<String> left = new ArrayList<>(operand(depth));
    if (first.isName() && tokens.took("=")) {
      tokens.name("the value of " + first);
      return Set.of();
    }
    left.forEach(draft::node);
    Set<String> mentioned = new LinkedHashSet<>(left);
    for (Token sign = tokens.peek(); edge(sign); sign = tokens.peek()) {
      tokens.next();
      List<String> right = new ArrayList<>(operand(depth));
      for (String one : left) {
        for (String other : right) {
          draft.arc(
              source.at(sign.line()), sign.is("->") ? new Arc(one, other) : new Arc(other, one));
        }
      }
      right.forEach(draft::node);
      mentioned.addAll(right);
      left = right;
    }
    if (tokens.took("[")) {
      skipAttributes(first);
    }
    return mentioned;
  }

  private boolean edge(Token token) {
    if (token.kind() == Token.Kind.SYMBOL && OTHER_EDGES.contains(token.text())) {
      throw source.fault(
          token.line(),
          token.is("<->")
              ? "the edge <-> stands for an unobserved common cause; write that cause as a variable"
                  + " with two arcs, as in u -> a u -> b"
              : "the edge " + token + " is not read: every edge of a dag is -> or <-");
    }
    return token.is("->") || token.is("<-");
  }

  /** A name, or all nodes of a group in braces. */
  private Set<String> operand(int depth) {
    Token token = tokens.next();
    if (token.is("{")) {
      if (depth == DEEPEST) {
        throw source.fault(token.line(), "groups lie more than " + DEEPEST + " deep");
      }
      return statements(depth + 1);
    }
    boolean name =
        token.kind() == Token.Kind.QUOTED
            ? !token.text().isBlank()
            : token.kind() == Token.Kind.WORD && BARE.matcher(token.text()).matches();
    if (!name) {
      throw tokens.unexpected(
          token, "the name of a node (in double quotes if it is no plain word), a group or \"}\"");
    }
    return Set.of(token.text());
  }

  private void skipAttributes(Token of) {
    Token token = tokens.next();
    while (!token.is("]")) {
      if (token.kind() == Token.Kind.END || token.is("{") || token.is("}")) {
        throw tokens.unexpected(token, "\"]\" behind the attributes of " + of);
      }
      token = tokens.next();
    }
  }
}
