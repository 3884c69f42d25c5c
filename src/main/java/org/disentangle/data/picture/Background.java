package org.disentangle.data.picture;

import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/**
 * The colour that transparent pixels are laid on.
 *
 * @param red from 0 to 255
 * @param green likewise
 * @param blue likewise
 */
public record Background(int red, int green, int blue) {
  private static final Pattern COLOR = Pattern.compile("#\\p{XDigit}{6}");
  private static final int HEXADECIMAL = 16;

  /**
   * Reads {@code #rrggbb}.
   *
   * @param where names the setting in the message
   * @throws UserErrorException if it is written otherwise
   */
  public static Background of(String text, String where) {
    if (!COLOR.matcher(text).matches()) {
      throw new UserErrorException(
          "%s is \"%s\"; expected # and six hexadecimal digits, such as #ffffff"
              .formatted(where, text));
    }
    int color = Integer.parseInt(text.substring(1), HEXADECIMAL);
    return new Background(color >> 16, color >> 8 & 0xFF, color & 0xFF);
  }

  /** Whether it has no colour of its own. */
  boolean isGrey() {
    return red == green && green == blue;
  }
}
