package org.disentangle.pgm.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.name.PlainName;

/**
 * Reads edges from a table of two columns, separated by commas, tabs or (under a heading)
 * semicolons, as spreadsheets, pandas and R write it. Each row is an arc from the first to the
 * second, unless the heading says that the nodes of a row are equal.
 */
final class EdgeColumns {
  private static final Lexicon CELL = new Lexicon(List.of(), true, Lexicon.Comments.NONE);
  private static final Set<List<String>> DIRECTED =
      Set.of(
          List.of("from", "to"),
          List.of("source", "target"),
          List.of("src", "dst"),
          List.of("parent", "child"),
          List.of("cause", "effect"),
          List.of("start", "end"),
          List.of("tail", "head"));
  private static final Set<List<String>> UNDIRECTED =
      Set.of(
          List.of("node1", "node2"),
          List.of("node_1", "node_2"),
          List.of("node 1", "node 2"),
          List.of("vertex1", "vertex2"),
          List.of("one", "other"));

  private EdgeColumns() {}

  /** Whether the first line with content is a row of two names. */
  static boolean begin(SourceText source, List<String> lines) {
    return first(lines).stream()
        .anyMatch(i -> separator(source.at(i + 1), lines.get(i)).isPresent());
  }

  private static List<Integer> first(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!empty(lines.get(i))) {
        return List.of(i);
      }
    }
    return List.of();
  }

  private static boolean empty(String line) {
    return withoutComment(line).isBlank();
  }

  /** The text before a hash that begins a word; commas after it do not separate columns. */
  private static String withoutComment(String line) {
    for (int at = outsideQuotes(line, '#', 0); at >= 0; at = outsideQuotes(line, '#', at + 1)) {
      if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
        return line.substring(0, at);
      }
    }
    return line;
  }

  private static Optional<Character> separator(String where, String line) {
    for (char separator : new char[] {',', '\t'}) {
      if (row(where, line, separator).isPresent()) {
        return Optional.of(separator);
      }
    }
    return row(where, line, ';').filter(EdgeColumns::isHeading).map(row -> ';');
  }

  private static boolean isHeading(List<Token> row) {
    return DIRECTED.contains(lowered(row)) || UNDIRECTED.contains(lowered(row));
  }

  private static List<String> lowered(List<Token> row) {
    return row.stream().map(each -> each.text().toLowerCase(Locale.ROOT)).toList();
  }

  /** The two names of a row; empty if it is not a row. */
  private static Optional<List<Token>> row(String where, String text, char separator) {
    String line = withoutComment(text);
    int at = outsideQuotes(line, separator, 0);
    if (at < 0) {
      return Optional.empty();
    }
    Optional<Token> left = cell(where, line.substring(0, at));
    Optional<Token> right = cell(where, line.substring(at + 1));
    return left.flatMap(one -> right.map(other -> List.of(one, other)));
  }

  private static int outsideQuotes(String line, char sought, int from) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (i >= from && line.charAt(i) == sought && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Token> cell(String where, String text) {
    if (text.chars().filter(each -> each == '"').count() % 2 != 0) {
      return Optional.empty();
    }
    List<Token> tokens = EdgeList.tokens(where, text, CELL);
    return tokens.size() == 1
        ? Optional.of(tokens.get(0)).filter(EdgeColumns::isName)
        : Optional.empty();
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.QUOTED ? !token.text().isBlank() : PlainName.is(token.text());
  }

  /**
   * Reads all rows.
   *
   * @param lines of which the first with content is a row
   * @throws UserErrorException if a later line is not
   */
  static void read(EdgeList list, SourceText source, List<String> lines) {
    int first = first(lines).get(0);
    char separator = separator(source.at(first + 1), lines.get(first)).orElseThrow();
    List<Token> heading = row(source.at(first + 1), lines.get(first), separator).orElseThrow();
    boolean headed = isHeading(heading);
    boolean undirected = UNDIRECTED.contains(lowered(heading));
    Optional<List<Token>> example = Optional.empty();
    for (int i = headed ? first + 1 : first; i < lines.size(); i++) {
      String line = lines.get(i);
      if (empty(line)) {
        continue;
      }
      String where = source.at(i + 1);
      List<Token> row =
          row(where, line, separator)
              .orElseThrow(
                  () ->
                      new UserErrorException(
                          where
                              + ": expected two names, as in the rows above, but found \""
                              + line.strip()
                              + "\"; a name with blanks or signs stands in double quotes"));
      if (undirected) {
        list.edge(where, line, row.get(0), row.get(1));
      } else {
        list.arc(where, line, row.get(0), row.get(1));
      }
      example = example.or(() -> Optional.of(row));
    }
    example.ifPresent(row -> list.note(note(source, undirected, headed, row)));
  }

  private static String note(
      SourceText source, boolean undirected, boolean headed, List<Token> row) {
    return source.file()
        + ": each row of the two columns is read as "
        + (undirected ? "an undirected edge" : "an arc from the first to the second")
        + ", "
        + row.get(0).text()
        + (undirected ? " – " : " → ")
        + row.get(1).text()
        + " to begin with"
        + (headed ? "" : "; there is no heading such as from,to");
  }
}
