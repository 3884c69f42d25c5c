package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.separation.Observation;

/**
 * Reads a graph from the language of dagitty (Textor et al. 2016), {@code dag { a -> b -> c ; {a d}
 * -> e }}, and from its common subset with Graphviz: {@code digraph G { a -> b }}, {@code graph { a
 * -- b }}. An edge {@code <->} is an unobserved common cause. Only attributes about observation are
 * used ({@link NodeMarks}); dagitty's other graph types and edges are refused.
 */
final class DagittyReader {
  private static final Lexicon LEXICON =
      new Lexicon(
          List.of(
              "<->", "@->", "<-@", "@-@", "--@", "@--", "->", "<-", "--", "{", "}", "[", "]", ";",
              ",", "="),
          true,
          Lexicon.Comments.SLASHES);
  private static final Set<String> EDGES =
      Set.of("->", "<-", "--", "<->", "@->", "<-@", "@-@", "--@", "@--");

  /** The edges that each type of graph may have. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "dag", Set.of("->", "<-", "<->"),
          "digraph", Set.of("->", "<-", "<->"),
          "graph", Set.of("->", "<-", "<->", "--"));

  /** The Graphviz keywords that begin settings for all nodes, all edges or the graph. */
  private static final Set<String> SETTINGS = Set.of("node", "edge", "graph");

  private static final Pattern BARE = Pattern.compile("-?[\\p{L}\\p{M}\\p{N}\\u200C\\u200D_.]+");
  private static final int DEEPEST = 100;

  private final SourceText source;
  private final Tokenizer tokens;
  private final GraphBuilder builder = new GraphBuilder();
  private final NodeMarks marks = new NodeMarks();
  private String type = "dag";

  private DagittyReader(SourceText source) {
    this.source = source;
    this.tokens = new Tokenizer(source, LEXICON);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source) {
    return new DagittyReader(source).document();
  }

  private GraphDocument document() {
    Token first = tokens.name("the graph type: dag, digraph or graph");
    if (first.text().equalsIgnoreCase("strict")) {
      first = tokens.name("the graph type: digraph or graph");
    }
    type = first.text().toLowerCase(Locale.ROOT);
    if (!TYPES.containsKey(type)) {
      throw source.fault(
          first.line(),
          "the graph type "
              + first
              + " is not read: only dag { … } and digraph { … } are, whose edges are all directed"
              + " and close no cycle, and graph { … }");
    }
    String name = source.graphName();
    if (tokens.peek().isName()) {
      name = tokens.next().text();
    }
    tokens.expect("{", "behind " + type);
    statements(0);
    Token rest = tokens.next();
    if (rest.kind() != Token.Kind.END) {
      throw tokens.unexpected(rest, "nothing behind the closing \"}\"");
    }
    if (builder.isEmpty()) {
      throw source.fault("the graph has no node; write some, as in dag { a -> b }");
    }
    return document(name);
  }

  private GraphDocument document(String name) {
    Set<String> latent = new LinkedHashSet<>(marks.latent());
    latent.addAll(builder.resolveCommonCauses());
    Observation observation = source.within(1, () -> new Observation(latent, marks.adjusted()));
    List<String> notes = new ArrayList<>(builder.notes());
    observation.notes().forEach(note -> notes.add(source.file() + ": " + note));
    marks.note().ifPresent(note -> notes.add(source.file() + ": " + note));
    return new GraphDocument(
        name,
        type.equals("graph") ? builder.graph() : builder.directed(),
        List.of(),
        Optional.empty(),
        notes,
        observation);
  }

  /** Reads statements up to the closing brace; returns the nodes they mention. */
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
    Set<String> begun = operand(depth);
    if (first.isName() && tokens.took("=")) {
      tokens.name("the value of " + first);
      return Set.of();
    }
    if (isSetting(first)) {
      Map<String, String> settings = attributes(first);
      if (first.text().equalsIgnoreCase("edge")) {
        refuseLooks(first.line(), "all edges", settings, type.equals("graph") ? "none" : "forward");
      }
      return Set.of();
    }
    List<String> left = new ArrayList<>(begun);
    left.forEach(builder::node);
    Set<String> mentioned = new LinkedHashSet<>(left);
    Set<String> signs = new LinkedHashSet<>();
    for (Token sign = tokens.peek(); isEdge(sign); sign = tokens.peek()) {
      tokens.next();
      List<String> right = new ArrayList<>(operand(depth));
      for (String one : left) {
        for (String other : right) {
          join(sign, one, other);
        }
      }
      right.forEach(builder::node);
      mentioned.addAll(right);
      left = right;
      signs.add(sign.text());
    }
    if (tokens.peek().is("[")) {
      mark(first, mentioned, signs);
    }
    return mentioned;
  }

  private void mark(Token of, Set<String> nodes, Set<String> signs) {
    Map<String, String> attributes = attributes(of);
    if (signs.isEmpty()) {
      marks.mark(nodes, attributes.keySet());
    } else {
      String heads = signs.contains("--") ? "none" : "forward";
      refuseLooks(of.line(), "the edge at " + of, attributes, heads);
    }
  }

  /** Refuses Graphviz attributes that reverse, hide or detach arrows. */
  private void refuseLooks(
      int line, String whose, Map<String, String> attributes, String usualHeads) {
    String heads = attributes.getOrDefault("dir", usualHeads);
    String style = attributes.getOrDefault("style", "");
    if (!heads.equals(usualHeads) || style.contains("invis")) {
      throw source.fault(
          line,
          "the attribute "
              + (heads.equals(usualHeads) ? "style=" + style : "dir=" + heads)
              + " of "
              + whose
              + " says by its looks that another edge is meant, or none; write the edge that is"
              + " meant");
    }
  }

  private void join(Token sign, String one, String other) {
    String where = source.at(sign.line());
    switch (sign.text()) {
      case "->" -> builder.arc(where, new Arc(one, other));
      case "<-" -> builder.arc(where, new Arc(other, one));
      case "<->" -> builder.commonCause(where, new Edge(one, other));
      default -> builder.edge(where, new Edge(one, other));
    }
  }

  private boolean isSetting(Token first) {
    return !type.equals("dag")
        && first.kind() == Token.Kind.WORD
        && SETTINGS.contains(first.text().toLowerCase(Locale.ROOT))
        && tokens.peek().is("[");
  }

  private boolean isEdge(Token token) {
    if (token.kind() != Token.Kind.SYMBOL || !EDGES.contains(token.text())) {
      return false;
    }
    if (!TYPES.get(type).contains(token.text())) {
      throw source.fault(
          token.line(),
          "the edge "
              + token
              + " is not read: every edge of a "
              + type
              + " is "
              + (type.equals("graph") ? "--, " : "")
              + "->, <- or <->");
    }
    return true;
  }

  /** A name, or all nodes of a group in braces. */
  private Set<String> operand(int depth) {
    Token token = tokens.next();
    if (token.isWord("subgraph") && !type.equals("dag")) {
      if (tokens.peek().isName()) {
        tokens.next();
      }
      token = tokens.next();
    }
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

  /** The attributes in brackets, in lower case; an attribute without a value has an empty one. */
  private Map<String, String> attributes(Token of) {
    Map<String, String> attributes = new LinkedHashMap<>();
    while (tokens.took("[")) {
      while (!tokens.took("]")) {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.END || token.is("{") || token.is("}")) {
          throw tokens.unexpected(token, "\"]\" behind the attributes of " + of);
        }
        String value = token.isName() && tokens.took("=") ? tokens.next().text() : "";
        attributes.put(token.text().toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
      }
    }
    return attributes;
  }
}
