package org.disentangle.pgm.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The formats of texts that hold one graph. */
public enum GraphFormat {
  /** Lines of {@code A -> B} or {@code A - B} and the like; used if no other format matches. */
  EDGE_LIST,
  /** dagitty's {@code dag { … }}, and the similar part of Graphviz. */
  DAGITTY,
  /** The Interchange Format for Bayesian Networks. */
  BIF,
  /** The same in XML. */
  XMLBIF,
  /** Hugin's language. */
  NET,
  /** The format of the UAI competitions. */
  UAI,
  /** Microsoft's Belief Network format, which is recognised but not read. */
  DSC,
  /** GeNIe's format, which is recognised but not read. */
  XDSL;

  private static final Map<String, GraphFormat> ENDINGS =
      Map.ofEntries(
          Map.entry("edges", EDGE_LIST),
          Map.entry("dagitty", DAGITTY),
          Map.entry("dag", DAGITTY),
          Map.entry("gv", DAGITTY),
          Map.entry("dot", DAGITTY),
          Map.entry("bif", BIF),
          Map.entry("xmlbif", XMLBIF),
          Map.entry("bifxml", XMLBIF),
          Map.entry("net", NET),
          Map.entry("uai", UAI),
          Map.entry("dsc", DSC),
          Map.entry("xdsl", XDSL));
  private static final Set<String> DAGITTY_TYPES =
      Set.of("dag", "pdag", "mag", "pag", "graph", "digraph", "strict");
  private static final Set<String> NET_BLOCKS = Set.of("net", "class", "node");

  /**
   * The format of a file: of XML by its first element, else by the ending of its name and, if that
   * is ambiguous, by the beginning of its text.
   */
  public static GraphFormat of(String file, String text) {
    if (text.stripLeading().startsWith("<")) {
      return behindProlog(text).startsWith("<smile") ? XDSL : XMLBIF;
    }
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    GraphFormat known = ENDINGS.get(ending);
    return known == null ? byContent(new SourceText(file, text)) : known;
  }

  /** The text of XML from its document type or first element on. */
  private static String behindProlog(String text) {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("<?", at) || text.startsWith("<!--", at)) {
        String end = text.startsWith("<?", at) ? "?>" : "-->";
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
      } else {
        break;
      }
    }
    return text.substring(at);
  }

  private static GraphFormat byContent(SourceText source) {
    Tokenizer tokens = new Tokenizer(source, beginning(source.text().stripLeading()));
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
    if (word.equals("belief")) {
      return tokens.peek().isWord("network") ? DSC : EDGE_LIST;
    }
    GraphFormat block = block(word);
    if (block == EDGE_LIST) {
      return EDGE_LIST;
    }
    if (word.equalsIgnoreCase("strict") && tokens.peek().isName()) {
      tokens.next();
    }
    // A name may stand between the word and its brace.
    boolean opens = tokens.took("{") || (tokens.next().isName() && tokens.took("{"));
    return opens ? block : EDGE_LIST;
  }

  /** The tokenizer of the first words: it skips comments, if the text begins with one. */
  private static Lexicon beginning(String text) {
    return new Lexicon(
        List.of("{", "("),
        true,
        text.startsWith("%") || text.startsWith("#")
            ? Lexicon.Comments.from(text.substring(0, 1))
            : Lexicon.Comments.SLASHES);
  }

  /** The format in which a word begins a block. */
  private static GraphFormat block(String word) {
    if (word.equals("network") || word.equals("variable")) {
      return BIF;
    }
    if (NET_BLOCKS.contains(word)) {
      return NET;
    }
    return DAGITTY_TYPES.contains(word.toLowerCase(Locale.ROOT)) ? DAGITTY : EDGE_LIST;
  }

  /**
   * Reads a text of this format, whose rows of probabilities sum to 1 up to rounding.
   *
   * @param file the source of the text: error messages begin with it, and a graph without a name is
   *     named after it
   * @throws org.disentangle.UserErrorException with file, line and name, if the text is at fault
   */
  public GraphDocument read(String file, String text) {
    return read(file, text, RowSums.CHECKED);
  }

  /**
   * Reads a text of this format, as {@link #read(String, String)} does.
   *
   * @param sums how rows of probabilities that do not sum to 1 are treated
   */
  public GraphDocument read(String file, String text, RowSums sums) {
    SourceText source = new SourceText(file, text);
    GraphDocument document =
        switch (this) {
          case EDGE_LIST -> EdgeList.read(source);
          case DAGITTY -> DagittyReader.read(source);
          case BIF -> BifReader.read(source, sums);
          case XMLBIF -> XmlBifReader.read(source, sums);
          case NET -> NetReader.read(source, sums);
          case UAI -> UaiReader.read(source, sums);
          case DSC ->
              throw source.fault(
                  "this is a network in Microsoft's format DSC, which is not read; convert it to"
                      + " BIF, e.g. with read.dsc and write.bif of bnlearn");
          case XDSL ->
              throw source.fault(
                  "this is a network in GeNIe's format XDSL, which is not read; save it as Hugin's"
                      + " NET in GeNIe, or convert it to BIF, e.g. with loadBN and saveBN of pyAgrum");
        };
    return document.notingLookAlikes();
  }
}
