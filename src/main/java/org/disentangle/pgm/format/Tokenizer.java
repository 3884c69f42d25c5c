package org.disentangle.pgm.format;

import java.util.Optional;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/** Splits a text into tokens, one after the other. */
final class Tokenizer {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private final SourceText source;
  private final String text;
  private final Lexicon lexicon;
  private int at;
  private int line = 1;
  private Optional<Token> ahead = Optional.empty();

  Tokenizer(SourceText source, Lexicon lexicon) {
    this.source = source;
    this.text = source.text();
    this.lexicon = lexicon;
  }

  /** The next token, without consuming it. */
  Token peek() {
    if (ahead.isEmpty()) {
      ahead = Optional.of(read());
    }
    return ahead.get();
  }

  /** The next token. */
  Token next() {
    Token token = peek();
    ahead = Optional.empty();
    return token;
  }

  /** Takes the next token if it is a symbol. */
  boolean took(String symbol) {
    boolean there = peek().is(symbol);
    if (there) {
      next();
    }
    return there;
  }

  /**
   * Takes a symbol.
   *
   * @throws UserErrorException if the next token is another one
   */
  void expect(String symbol, String where) {
    Token token = next();
    if (!token.is(symbol)) {
      throw unexpected(token, "\"" + symbol + "\" " + where);
    }
  }

  /**
   * Takes a name, in quotes or not.
   *
   * @throws UserErrorException if the next token is not one
   */
  Token name(String what) {
    Token token = next();
    if (!token.isName() || token.text().isBlank()) {
      throw unexpected(token, what);
    }
    return token;
  }

  /**
   * Takes a finite number that is not negative.
   *
   * @param whose what the number belongs to, for error messages, e.g. {@code the table of smoke}
   * @throws UserErrorException if the next token is not one
   */
  double entry(String whose) {
    Token token = next();
    if (token.kind() != Token.Kind.WORD || !NUMBER.matcher(token.text()).matches()) {
      throw unexpected(token, "a number of " + whose);
    }
    double value = Double.parseDouble(token.text());
    if (value < 0 || Double.isInfinite(value)) {
      throw source.fault(
          token.line(),
          whose + " has the entry " + token + "; entries are finite and not negative");
    }
    // A minus before a zero would be visible in the output.
    return Math.abs(value);
  }

  /**
   * Takes a whole number from 0 to 2^31 - 1.
   *
   * @throws UserErrorException if the next token is not one
   */
  int count(String what) {
    Token token = next();
    try {
      int count = Integer.parseInt(token.text());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw new UserErrorException(unexpected(token, what).getMessage(), e);
    }
    throw unexpected(token, what);
  }

  /**
   * Skips everything up to and including a character.
   *
   * @throws UserErrorException if the text ends before
   */
  void skipPast(char end, String what) {
    if (ahead.isPresent()) {
      throw new IllegalStateException("the token " + ahead.get() + " is read already");
    }
    int begun = line;
    while (at < text.length() && text.charAt(at) != end) {
      advance(1);
    }
    if (at == text.length()) {
      throw source.fault(begun, what + " has no end: \"" + end + "\" is missing");
    }
    advance(1);
  }

  /** An error about an unexpected token. */
  UserErrorException unexpected(Token token, String expected) {
    return source.fault(token.line(), "expected " + expected + " but found " + token);
  }

  private Token read() {
    skipBlanks();
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", line);
    }
    if (lexicon.quotes() && text.charAt(at) == '"') {
      return quoted();
    }
    Optional<String> symbol = symbol();
    if (symbol.isPresent()) {
      advance(symbol.get().length());
      return new Token(Token.Kind.SYMBOL, symbol.get(), line);
    }
    int start = at;
    do {
      advance(1);
    } while (at < text.length() && !wordEnds());
    return new Token(Token.Kind.WORD, text.substring(start, at), line);
  }

  private boolean wordEnds() {
    return blank(text.charAt(at))
        || (lexicon.quotes() && text.charAt(at) == '"')
        || lexicon.comments().lineBegins(text, at)
        || lexicon.comments().blockBegins(text, at)
        || symbol().isPresent();
  }

  private Optional<String> symbol() {
    // Most characters are: no symbol begins with one of these.
    if (Character.isLetterOrDigit(text.charAt(at))) {
      return Optional.empty();
    }
    for (String symbol : lexicon.symbols()) {
      if (text.startsWith(symbol, at)) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  private Token quoted() {
    StringBuilder name = new StringBuilder();
    advance(1);
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
        advance(1);
      }
      name.append(text.charAt(at));
      advance(1);
    }
    if (at == text.length() || text.charAt(at) == '\n') {
      throw source.fault(
          line, "the name in quotes that begins with \"" + name + " has no closing quote");
    }
    advance(1);
    return new Token(Token.Kind.QUOTED, name.toString(), line);
  }

  private void skipBlanks() {
    boolean more = true;
    while (more) {
      more = false;
      while (at < text.length() && blank(text.charAt(at))) {
        advance(1);
      }
      if (lexicon.comments().lineBegins(text, at)) {
        while (at < text.length() && text.charAt(at) != '\n') {
          advance(1);
        }
        more = true;
      } else if (lexicon.comments().blockBegins(text, at)) {
        skipComment();
        more = true;
      }
    }
  }

  private void skipComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw source.fault(line, "the comment that begins here has no end: \"*/\" is missing");
    }
    advance(end + 2 - at);
  }

  private void advance(int characters) {
    for (int i = 0; i < characters; i++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  private static boolean blank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
