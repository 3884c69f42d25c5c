package org.disentangle.page;

import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Isolates names of right-to-left scripts from the text around them: without isolation, {@code ب →
 * پ} is shown from the right, and reads as {@code پ → ب}. Each stretch of such letters is isolated,
 * in the sense of the Unicode Bidirectional Algorithm (UAX 9): it has its own direction, and the
 * surrounding text is laid out as if it were one character.
 *
 * <p>A stretch is a sequence of words that may be one name, separated by blanks; words may contain
 * a hyphen, a point or a quotation mark. It is isolated where text leaves the program, so that no
 * message has to deal with it. Text without such letters stays unchanged, and so do file paths,
 * which a user may want to copy.
 */
public final class RightToLeft {
  /** First strong isolate, and the end of it. */
  private static final String BEGIN = "\u2068";

  private static final String END = "\u2069";

  /** The Unicode ranges of right-to-left letters, and the control characters for that direction. */
  private static final String LETTERS =
      "\\u0590-\\u08ff\\u200f\\u202b\\u202e\\u2067\\ufb1d-\\ufdff\\ufe70-\\ufefe"
          + "\\x{10800}-\\x{10fff}\\x{1e800}-\\x{1efff}";

  private static final int FIRST_LETTER = 0x0590;

  private static final String IN_WORDS = LETTERS + "\\p{L}\\p{M}\\p{N}\\p{Cf}_";
  private static final String OTHER = "[" + IN_WORDS + "&&[^" + LETTERS + "]]";
  private static final String JOINT = "(?:[.'’\"…·-]|&#39;|&quot;)";

  /** Text without a blank that contains such a letter. */
  private static final String WORD =
      ("(?:" + OTHER + "++" + JOINT + ")*" + OTHER + "*+[" + LETTERS + "]")
          + ("[" + IN_WORDS + "]*+(?:" + JOINT + "[" + IN_WORDS + "]++)*+");

  private static final String IN_PATHS = "/\\\\";

  private static final String OWN_DIRECTION = " dir=\"auto\"";

  /** Compiled for the first text that needs them: a verb's start does not wait for them. */
  private static final class Patterns {
    static final Pattern LETTER = Pattern.compile("[" + LETTERS + "]");
    static final Pattern STRETCH =
        Pattern.compile(
            "(?<!["
                + IN_WORDS
                + IN_PATHS
                + "])"
                + WORD
                + "(?:[ \\xa0]"
                + WORD
                + ")*+(?!["
                + IN_PATHS
                + "])");

    /** The parts of a page: elements that are not text for readers, drawings, tags, and text. */
    static final Pattern PART =
        Pattern.compile(
            "(?s)<(?<raw>script|style|title|option)\\b.*?</\\k<raw>>"
                + "|(?<drawing><svg\\b.*?</svg>)|(?<tag><[^>]*>)|(?<text>[^<]+)");

    static final Pattern TEXT_IN_DRAWING = Pattern.compile(">[^<]+<");

    private Patterns() {}
  }

  private RightToLeft() {}

  /** Whether an encoding has the characters that enclose a stretch of plain text. */
  public static boolean canBeIsolatedIn(Charset charset) {
    return charset.newEncoder().canEncode(BEGIN + END);
  }

  /** Plain text in which every stretch is enclosed in U+2068 and U+2069. */
  public static String isolated(String text) {
    return isThere(text) ? Patterns.STRETCH.matcher(text).replaceAll(BEGIN + "$0" + END) : text;
  }

  /**
   * A page in which every stretch is in a {@code bdi} element or, in drawings, which have no such
   * element, is enclosed in U+2068 and U+2069. Attributes stay as they are. So does the text of an
   * element of {@code dir="auto"}: that is used for whole sentences of the user's.
   *
   * @param html in which {@code <} and {@code >} of text and attributes are escaped
   */
  static String isolatedIn(String html) {
    if (!isThere(html)) {
      return html;
    }
    StringBuilder page = new StringBuilder();
    boolean own = false;
    Matcher parts = Patterns.PART.matcher(html);
    while (parts.find()) {
      String part = parts.group();
      if (parts.group("drawing") != null) {
        part = Patterns.TEXT_IN_DRAWING.matcher(part).replaceAll(RightToLeft::isolated);
      } else if (parts.group("text") != null && !own) {
        part = Patterns.STRETCH.matcher(part).replaceAll("<bdi>$0</bdi>");
      }
      own = parts.group("tag") != null && part.contains(OWN_DIRECTION);
      page.append(part);
    }
    return page.toString();
  }

  private static String isolated(MatchResult text) {
    return Matcher.quoteReplacement(isolated(text.group()));
  }

  /** Most text has no character as high as the first of these letters, which is soon seen. */
  private static boolean isThere(String text) {
    return text.chars().anyMatch(unit -> unit >= FIRST_LETTER)
        && Patterns.LETTER.matcher(text).find();
  }
}
