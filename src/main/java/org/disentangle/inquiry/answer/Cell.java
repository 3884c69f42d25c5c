package org.disentangle.inquiry.answer;

import org.disentangle.math.ShortestDecimal;
import org.disentangle.page.NumberText;
import org.disentangle.pgm.factor.Magnitude;

/**
 * A cell of a table.
 *
 * @param text for people
 * @param exact with every digit, for a CSV file; the text itself if it is not a number
 */
public record Cell(String text, String exact) {
  private static final int DIGITS = 8;

  /** A name or a sentence. */
  public static Cell of(String text) {
    return new Cell(text, text);
  }

  /** A number, shown with eight significant digits. */
  public static Cell of(double number) {
    return new Cell(NumberText.significant(number, DIGITS), ShortestDecimal.text(number));
  }

  /** A number of any size; the exact text is 0 or infinite outside the range of doubles. */
  public static Cell of(Magnitude number) {
    return new Cell(Phrases.number(number, DIGITS), ShortestDecimal.text(number.doubleValue()));
  }
}
