package org.disentangle.data.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of text in UTF-8. */
public final class Utf8Text {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Utf8Text() {}

  /**
   * Starts reading it, behind a byte order mark if there is one; the caller closes it.
   *
   * @throws IOException if it cannot be read; reading on gives a {@link
   *     java.nio.charset.CharacterCodingException} where it is no UTF-8
   */
  public static BufferedReader open(Path file) throws IOException {
    return of(Files.newInputStream(file));
  }

  /** The same of bytes that are at hand, or of any other stream. */
  public static BufferedReader of(InputStream bytes) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
