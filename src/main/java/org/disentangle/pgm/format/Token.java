package org.disentangle.pgm.format;

/**
 * A token, the smallest meaningful part of a text.
 *
 * @param kind of the token
 * @param text its characters; of a quoted name, without the quotes
 * @param line from 1
 */
record Token(Kind kind, String text, int line) {

  enum Kind {
    WORD,
    QUOTED,
    SYMBOL,
    END
  }

  /** Whether it is a symbol. */
  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it is a word of the language, not a name in quotes. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Whether it can be a name. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Its name in messages. */
  @Override
  public String toString() {
    return switch (kind) {
      case END -> "the end of the file";
      case QUOTED -> '"' + text + '"';
      case WORD, SYMBOL -> text;
    };
  }
}
