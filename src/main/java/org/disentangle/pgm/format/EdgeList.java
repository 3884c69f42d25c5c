package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;

/**
 * Reads a graph from lines: {@code A -> B} or {@code B <- A} for an arc, {@code A - B} for an
 * undirected edge, a name alone for a variable that may have neither. What follows a {@code #} is a
 * comment.
 *
 * <p>Instead of the signs above there may stand {@code →}, {@code ←}, {@code –} or {@code --}.
 * Names hold no blanks, unless they stand in double quotes. A dash inside a name counts as part of
 * it where the rest of the line leaves no doubt: {@code x-ray -> cancer}, but not {@code x-ray}
 * alone. A graph of names alone is undirected.
 */
public final class EdgeList {
  private static final Lexicon LEXICON =
      new Lexicon(List.of("<->", "<-", "->", "↔", "←", "→", "–"), true, false);

  private final Draft draft = new Draft();
  private final boolean declared;

  /** A graph whose variables are those that its edges mention. */
  public EdgeList() {
    this.declared = false;
  }

  /**
   * A graph whose variables are given, in their order; edges may mention no others.
   *
   * @param variables names that differ
   */
  public EdgeList(List<String> variables) {
    this.declared = true;
    variables.forEach(draft::node);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source) {
    EdgeList list = new EdgeList();
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      list.add(source.at(i + 1), lines.get(i));
    }
    Graph graph = list.graph();
    if (graph.nodes().size() == 0) {
      throw source.fault(
          "the text holds no graph; write an edge a line, as in A -> B or A - B, or BIF, UAI or"
              + " dagitty's dag { … }");
    }
    return new GraphDocument(source.graphName(), graph, List.of(), Optional.empty(), List.of());
  }

  /**
   * Adds what one line says.
   *
   * @param where the line stands: file and line, for sentences
   * @throws UserErrorException if it says nothing that can be understood, names a variable that is
   *     not declared, or gives an edge that the graph cannot have
   */
  public void add(String where, String line) {
    List<Token> tokens = tokens(where, line);
    switch (tokens.size()) {
      case 0 -> {}
      case 1 -> draft.node(lone(where, tokens.get(0)));
      case 3 -> edge(where, line, tokens.get(0), tokens.get(1), tokens.get(2));
      default -> throw misunderstood(where, line);
    }
  }

  private static List<Token> tokens(String where, String line) {
    Tokenizer tokenizer = new Tokenizer(new SourceText(where, line, true), LEXICON);
    List<Token> tokens = new ArrayList<>();
    for (Token token = tokenizer.next();
        token.kind() != Token.Kind.END
            && !(token.kind() == Token.Kind.WORD && token.text().startsWith("#"));
        token = tokenizer.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  private String lone(String where, Token token) {
    if (token.kind() == Token.Kind.WORD && token.text().indexOf('-') > 0) {
      throw new UserErrorException(
          where
              + ": is "
              + token
              + " an edge or a name? Write an edge with blanks around its dash, a name with a dash"
              + " in double quotes");
    }
    return known(where, token, token.toString());
  }

  private void edge(String where, String line, Token left, Token sign, Token right) {
    String one = known(where, left, line);
    String other = known(where, right, line);
    switch (sign.text()) {
      case "->", "→" -> draft.arc(where, new Arc(one, other));
      case "<-", "←" -> draft.arc(where, new Arc(other, one));
      case "-", "--", "–" -> draft.edge(where, new Edge(one, other));
      case "<->", "↔" ->
          throw new UserErrorException(
              where
                  + ": "
                  + line.strip()
                  + " has two heads; write the unobserved common cause that it stands for as a"
                  + " variable with two arcs");
      default -> throw misunderstood(where, line);
    }
  }

  private String known(String where, Token token, String line) {
    boolean dash = token.isWord("-") || token.isWord("--");
    if (!token.isName() || token.text().isBlank() || dash) {
      throw misunderstood(where, line);
    }
    if (declared && !draft.has(token.text())) {
      throw new UserErrorException(
          where
              + ": the variable "
              + token.text()
              + " in \""
              + line.strip()
              + "\" is not declared");
    }
    return token.text();
  }

  private static UserErrorException misunderstood(String where, String line) {
    return new UserErrorException(
        where
            + ": expected A -> B, A - B or one name, one a line, but found \""
            + line.strip()
            + "\"");
  }

  /**
   * The graph of all lines so far.
   *
   * @throws UserErrorException if arcs close a cycle, with the place of the first that does
   */
  public Graph graph() {
    return draft.graph();
  }
}
