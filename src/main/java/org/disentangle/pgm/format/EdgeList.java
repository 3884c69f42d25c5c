package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.name.PlainName;
import org.disentangle.pgm.separation.Observation;

/**
 * Reads a graph from lines: {@code A -> B} or {@code B <- A} for an arc, {@code A - B} for an
 * undirected edge, {@code A <-> B} for an unobserved common cause, a name alone for a variable that
 * may have none of them. A semicolon or comma at the end of a line means nothing; what follows a
 * {@code #} is a comment. A line may also be a model string of bnlearn, {@code [A][B|A]}, and a
 * whole text may be a table of two columns ({@link EdgeColumns}).
 *
 * <p>Instead of the symbols above a line may have {@code →}, {@code -->}, {@code –}, {@code --} and
 * the like. A name that is not plain ({@link PlainName}) must be in double quotes, so that no
 * syntax is ever taken for a name. A dash inside a name counts as part of it where the line leaves
 * no doubt: {@code x-ray -> cancer}, but neither {@code x-ray} alone nor {@code x-ray - cancer}. A
 * graph of names alone is undirected.
 */
public final class EdgeList {
  private static final Lexicon LEXICON =
      new Lexicon(
          List.of(
              "<-->", "<->", "<--", "-->", "<-", "->", "--", "↔", "←", "→", "–", ",", ";", "|", "[",
              "]", "(", ")", "{", "}", "=", "~", "<", ">"),
          true,
          Lexicon.Comments.NONE);

  private enum Sign {
    FORWARD,
    BACKWARD,
    UNDIRECTED,
    TWO_HEADED
  }

  private static final Map<String, Sign> SIGNS =
      Map.ofEntries(
          Map.entry("->", Sign.FORWARD),
          Map.entry("-->", Sign.FORWARD),
          Map.entry("→", Sign.FORWARD),
          Map.entry("<-", Sign.BACKWARD),
          Map.entry("<--", Sign.BACKWARD),
          Map.entry("←", Sign.BACKWARD),
          Map.entry("-", Sign.UNDIRECTED),
          Map.entry("--", Sign.UNDIRECTED),
          Map.entry("–", Sign.UNDIRECTED),
          Map.entry("<->", Sign.TWO_HEADED),
          Map.entry("<-->", Sign.TWO_HEADED),
          Map.entry("↔", Sign.TWO_HEADED));

  private final GraphBuilder builder = new GraphBuilder();
  private final ModelString models = new ModelString(this);
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
    variables.forEach(builder::node);
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source) {
    EdgeList list = new EdgeList();
    List<String> lines = source.text().lines().toList();
    if (EdgeColumns.begin(source, lines)) {
      EdgeColumns.read(list, source, lines);
    } else {
      for (int i = 0; i < lines.size(); i++) {
        list.add(source.at(i + 1), lines.get(i));
      }
    }
    if (list.builder.isEmpty()) {
      throw source.fault(
          "the text holds no graph; write an edge a line, as in A -> B or A - B, or BIF, UAI or"
              + " dagitty's dag { … }");
    }
    return list.document(source.graphName());
  }

  /**
   * Adds the content of one line.
   *
   * @param where the line stands: file and line, for sentences
   * @throws UserErrorException if it cannot be understood, names a variable that is not declared,
   *     or gives an edge that the graph cannot have
   */
  public void add(String where, String line) {
    List<Token> tokens = tokens(where, line, LEXICON);
    if (!tokens.isEmpty() && tokens.get(0).is("[")) {
      models.add(where, line);
      return;
    }
    switch (tokens.size()) {
      case 0 -> {}
      case 1 -> builder.node(lone(where, line, tokens.get(0)));
      case 3 -> edge(where, line, tokens.get(0), tokens.get(1), tokens.get(2));
      default -> throw misunderstood(where, line);
    }
  }

  private static boolean ends(Token token) {
    return token.is(";") || token.is(",");
  }

  /** The tokens of a line before its comment, without semicolons and commas at its end. */
  static List<Token> tokens(String where, String line, Lexicon lexicon) {
    Tokenizer tokenizer = new Tokenizer(new SourceText(where, line, true), lexicon);
    List<Token> tokens = new ArrayList<>();
    for (Token token = tokenizer.next();
        token.kind() != Token.Kind.END
            && !(token.kind() == Token.Kind.WORD && token.text().startsWith("#"));
        token = tokenizer.next()) {
      tokens.add(token);
    }
    while (!tokens.isEmpty() && ends(tokens.get(tokens.size() - 1))) {
      tokens.remove(tokens.size() - 1);
    }
    return tokens;
  }

  private String lone(String where, String line, Token token) {
    String name = name(where, line, token);
    if (dashed(token)) {
      throw doubtful(where, token);
    }
    return name;
  }

  private void edge(String where, String line, Token left, Token sign, Token right) {
    boolean quoted = sign.kind() == Token.Kind.QUOTED;
    Optional<Sign> meaning = Optional.ofNullable(SIGNS.get(sign.text())).filter(any -> !quoted);
    if (meaning.isEmpty()) {
      throw misunderstood(where, line);
    }
    String one = name(where, line, left);
    String other = name(where, line, right);
    if (sign.isWord("-") && (dashed(left) || dashed(right))) {
      throw doubtful(where, dashed(left) ? left : right);
    }
    switch (meaning.get()) {
      case FORWARD -> builder.arc(where, new Arc(one, other));
      case BACKWARD -> builder.arc(where, new Arc(other, one));
      case UNDIRECTED -> builder.edge(where, new Edge(one, other));
      case TWO_HEADED -> builder.commonCause(where, new Edge(one, other));
    }
  }

  private static boolean dashed(Token token) {
    return token.kind() == Token.Kind.WORD && token.text().indexOf('-') > 0;
  }

  private static UserErrorException doubtful(String where, Token token) {
    return new UserErrorException(
        where
            + ": is "
            + token
            + " an edge or a name? Write an edge with blanks around its dash, a name with a dash"
            + " in double quotes");
  }

  /** Adds an arc between two tokens of a line. */
  void arc(String where, String line, Token from, Token to) {
    builder.arc(where, new Arc(name(where, line, from), name(where, line, to)));
  }

  /** Adds an undirected edge between two tokens of a line. */
  void edge(String where, String line, Token one, Token other) {
    builder.edge(where, new Edge(name(where, line, one), name(where, line, other)));
  }

  /** Adds a variable that a token of a line names. */
  void node(String where, String line, Token token) {
    builder.node(name(where, line, token));
  }

  private String name(String where, String line, Token token) {
    if (!token.isName() || token.text().isBlank()) {
      throw misunderstood(where, line);
    }
    Optional<String> fault =
        token.kind() == Token.Kind.QUOTED ? Optional.empty() : PlainName.fault(token.text());
    if (fault.isPresent()) {
      throw misunderstood(
          where, line, token + " " + fault.get() + ", so as a name it stands in double quotes");
    }
    if (declared && !builder.has(token.text())) {
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
    return misunderstood(where, line, "a name with blanks or signs stands in double quotes");
  }

  private static UserErrorException misunderstood(String where, String line, String advice) {
    return new UserErrorException(
        where
            + ": expected A -> B, A - B or one name, one a line, but found \""
            + line.strip()
            + "\"; "
            + advice);
  }

  /**
   * The graph of all lines so far.
   *
   * @param name its name
   * @throws UserErrorException if arcs close a cycle, with the place of the first that does
   */
  public GraphDocument document(String name) {
    models.checkParents();
    Set<String> latent = builder.resolveCommonCauses();
    Graph graph = builder.graph();
    return new GraphDocument(
        name,
        graph,
        List.of(),
        Optional.empty(),
        builder.notes(),
        new Observation(latent, Set.of()));
  }

  /** Adds a note to the document. */
  void note(String sentence) {
    builder.note(sentence);
  }
}
