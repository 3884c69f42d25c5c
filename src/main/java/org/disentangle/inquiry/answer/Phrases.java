package org.disentangle.inquiry.answer;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.page.NumberText;
import org.disentangle.pgm.Count;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.inference.AbsoluteProbability;

/** Formats sets, counts and numbers for sentences and for cells of CSV files. */
public final class Phrases {
  private static final int DIGITS = 6;
  private static final double LN_10 = StrictMath.log(10);

  private Phrases() {}

  /** E.g. {@code {A, B}}, or {@code ∅}. */
  public static String set(Collection<String> names) {
    return names.isEmpty() ? "∅" : "{" + String.join(", ", names) + "}";
  }

  /** E.g. {@code A, B}, or a dash for none. */
  public static String list(Collection<String> names) {
    return names.isEmpty() ? "–" : String.join(", ", names);
  }

  /** E.g. {@code {A, B}, {C}}, or a dash for none. */
  public static String sets(Collection<? extends Collection<String>> sets) {
    return sets.isEmpty() ? "–" : sets.stream().map(Phrases::set).collect(Collectors.joining(", "));
  }

  /** E.g. {@code f₂(A, B)}. */
  public static String potential(String name, List<String> scope) {
    return name + "(" + String.join(", ", scope) + ")";
  }

  /** E.g. {@code f₂} of 2. */
  public static String numbered(String name, int number) {
    StringBuilder text = new StringBuilder(name);
    Integer.toString(number).chars().forEach(digit -> text.append((char) ('₀' + digit - '0')));
    return text.toString();
  }

  /** E.g. {@code one path}, {@code 2 paths}. */
  public static String counted(long count, String noun) {
    return new Count(count, true).of(noun);
  }

  /** Capitalises the beginning of a sentence. */
  public static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** With commas between thousands. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** With commas between thousands. */
  public static String grouped(BigInteger count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Six significant digits. */
  public static String number(double value) {
    return NumberText.significant(value, DIGITS);
  }

  /** Two significant digits: for small differences. */
  public static String small(double value) {
    return NumberText.significant(value, 2);
  }

  /** The same for a difference that may be unknown. */
  public static String small(OptionalDouble value) {
    return value.isPresent() ? small(value.getAsDouble()) : "too many joint states to compare";
  }

  /** Six significant digits, however large or small. */
  public static String number(Magnitude value) {
    return number(value, DIGITS);
  }

  /** Some significant digits, however large or small. */
  static String number(Magnitude value, int digits) {
    double near = value.doubleValue();
    if (value.isZero() || (near >= Double.MIN_NORMAL && Double.isFinite(near))) {
      return NumberText.significant(near, digits);
    }
    double tens = StrictMath.floor(value.ln() / LN_10);
    return NumberText.significant(StrictMath.exp(value.ln() - tens * LN_10), digits)
        + "\u00a0× 10^"
        + (long) tens;
  }

  /** A sentence with the value of a probability, or the reason why it is unknown. */
  public static String said(String name, AbsoluteProbability probability) {
    return probability instanceof AbsoluteProbability.LeftOut leftOut
        ? name + " is left out: " + leftOut.reason() + "."
        : name + " is " + number(probability.known().orElseThrow()) + ".";
  }

  /** All digits, for a cell; as e^ln where no double holds it. */
  public static String exact(Magnitude value) {
    double near = value.doubleValue();
    return value.isZero() || (near >= Double.MIN_NORMAL && Double.isFinite(near))
        ? ShortestDecimal.text(near)
        : "e^" + ShortestDecimal.text(value.ln());
  }

  /** Names for a cell, separated by blanks. */
  public static String cell(Collection<String> names) {
    return String.join(" ", names);
  }

  /** Several sets for a cell, separated by semicolons. */
  public static String cells(Collection<? extends Collection<String>> sets) {
    return sets.stream().map(Phrases::cell).collect(Collectors.joining("; "));
  }
}
