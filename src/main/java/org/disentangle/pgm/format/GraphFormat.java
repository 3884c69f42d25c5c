package org.disentangle.pgm.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The formats of texts that hold one graph. */
public enum GraphFormat {
  /** Lines of {@code A -> B} or {@code A - B}; what no other format claims. */
  EDGE_LIST,
  /** dagitty's {@code dag { … }}. */
  DAGITTY,
  /** The Interchange Format for Bayesian Networks. */
  BIF,
  /** The format of the UAI competitions. */
  UAI;

  private static final Map<String, GraphFormat> ENDINGS =
      Map.of("edges", EDGE_LIST, "dagitty", DAGITTY, "dag", DAGITTY, "bif", BIF, "uai", UAI);
  private static final Lexicon BEGINNING = new Lexicon(List.of("{", "("), true, true);
  private static final Set<String> DAGITTY_TYPES =
      Set.of("dag", "pdag", "mag", "pag", "graph", "digraph");

  /**
   * The format of a file: by the ending of its name and, where that says nothing, by how its text
   * begins.
   */
  public static GraphFormat of(String file, String text) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    GraphFormat known = ENDINGS.get(ending);
    return known == null ? byContent(new SourceText(file, text)) : known;
  }

  private static GraphFormat byContent(SourceText source) {
    Tokenizer tokens = new Tokenizer(source, BEGINNING);
    Token first = tokens.next();
    if (first.kind() != Token.Kind.WORD) {
      return EDGE_LIST;
    }
    String word = first.text();
    if (word.equals("MARKOV") || word.equals("BAYES")) {
      return tokens.peek().text().matches("\\d+") ? UAI : EDGE_LIST;
    }
    if (word.equals("probability")) {
      return tokens.peek().is("(") ? BIF : EDGE_LIST;
    }
    boolean bif = word.equals("network") || word.equals("variable");
    if (bif || DAGITTY_TYPES.contains(word.toLowerCase(Locale.ROOT))) {
      // A name may stand between the word and its brace.
      boolean block = tokens.took("{") || (tokens.next().isName() && tokens.took("{"));
      return !block ? EDGE_LIST : bif ? BIF : DAGITTY;
    }
    return EDGE_LIST;
  }

  /**
   * Reads a text of this format.
   *
   * @param file where the text comes from: sentences begin with it, and a graph without a name is
   *     called after it
   * @throws org.disentangle.UserErrorException with file, line and name, if the text is at fault
   */
  public GraphDocument read(String file, String text) {
    SourceText source = new SourceText(file, text);
    return switch (this) {
      case EDGE_LIST -> EdgeList.read(source);
      case DAGITTY -> DagittyReader.read(source);
      case BIF -> BifReader.read(source);
      case UAI -> UaiReader.read(source);
    };
  }
}
