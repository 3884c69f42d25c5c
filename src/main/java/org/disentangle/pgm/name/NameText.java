package org.disentangle.pgm.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/**
 * The text of a question, read from left to right: names and the signs between them. A name ends at
 * a blank, a comma or a sign of the question, unless it is in double quotes, as in graph files;
 * within these a backslash escapes the next character.
 */
public final class NameText {
  private final String text;
  private final String signs;
  private int at;

  /**
   * A text; it is normalised as {@link #normalised} does.
   *
   * @param signs separators of names besides blanks and commas
   */
  public NameText(String text, String signs) {
    this.text = normalised(text);
    this.signs = signs;
  }

  /**
   * A text in Unicode's normal form C: letters and their accents are one character wherever there
   * is one, so that two visually identical spellings of a name are equal.
   */
  public static String normalised(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** A name as written in a question: in double quotes if it could be misread without them. */
  public static String written(String name) {
    boolean plain =
        !name.isEmpty()
            && name.chars().noneMatch(each -> blank((char) each) || ",;|=~\"".indexOf(each) >= 0);
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * The names of a text that contains nothing else.
   *
   * @throws UserErrorException if a quote is not closed, or a quoted name is not followed by a
   *     separator
   */
  public static List<String> list(String text) {
    return new NameText(text, "").names();
  }

  /**
   * The name that a text is; blanks around it do not count.
   *
   * @throws UserErrorException if it is not exactly one
   */
  public static String one(String text) {
    List<String> names = list(text);
    if (names.size() != 1) {
      throw new UserErrorException(
          "\""
              + text.strip()
              + "\" is "
              + (names.isEmpty() ? "no name" : names.size() + " names")
              + "; give one, in double quotes if it has blanks or commas");
    }
    return names.get(0);
  }

  /**
   * Takes all names that come before the next sign or the end.
   *
   * @throws UserErrorException if a quote is not closed, or a quoted name is not followed by a
   *     separator
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    while (hasName()) {
      names.add(name(signs));
    }
    return names;
  }

  /** Whether a name comes next. */
  public boolean hasName() {
    skipBlanks();
    return at < text.length() && signs.indexOf(text.charAt(at)) < 0;
  }

  /** Takes a sign if it comes next. */
  public boolean took(char sign) {
    skipBlanks();
    return adheres(sign);
  }

  /** Takes a sign if it comes next without a blank before it. */
  public boolean adheres(char sign) {
    boolean there = at < text.length() && text.charAt(at) == sign;
    at += there ? 1 : 0;
    return there;
  }

  /** Whether nothing is left. */
  public boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /**
   * Takes the name that comes next.
   *
   * @param ends separators besides blanks and commas
   * @return empty if a blank, a comma, such a sign or nothing comes next
   * @throws UserErrorException if its quote is not closed, or it is not followed by a separator
   */
  public String name(String ends) {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted(ends);
    }
    int start = at;
    while (!nameEnds(ends)) {
      at++;
    }
    return text.substring(start, at);
  }

  /**
   * Takes the name that comes next if it has a given form; else nothing.
   *
   * @param ends as in {@link #name}
   * @return empty if another name, a sign or nothing comes next
   */
  public String nameOf(Pattern form, String ends) {
    int before = at;
    skipBlanks();
    String next = name(ends);
    if (form.matcher(next).matches()) {
      return next;
    }
    at = before;
    return "";
  }

  private String quoted(String ends) {
    int start = at++;
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new UserErrorException(
          "the name in quotes that begins with " + text.substring(start) + " has no closing quote");
    }
    at++;
    if (!nameEnds(ends)) {
      throw new UserErrorException(
          "expected a blank or a comma behind the name "
              + text.substring(start, at)
              + " but found "
              + text.substring(at));
    }
    return name.toString();
  }

  private boolean nameEnds(String ends) {
    return at == text.length()
        || blank(text.charAt(at))
        || text.charAt(at) == ','
        || ends.indexOf(text.charAt(at)) >= 0;
  }

  private void skipBlanks() {
    while (at < text.length() && (blank(text.charAt(at)) || text.charAt(at) == ',')) {
      at++;
    }
  }

  private static boolean blank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
