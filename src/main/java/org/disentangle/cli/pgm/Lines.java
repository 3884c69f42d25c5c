package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Prints lines with arrows and other symbols, spelt out where the terminal's encoding lacks them.
 */
final class Lines {
  private static final Pattern POWER = Pattern.compile("\u00a0×\u00a010([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");

  private static final String RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  private final PrintWriter out;
  private final CharsetEncoder encoder;

  Lines(PrintWriter out) {
    this(out, Charset.defaultCharset());
  }

  /** Prints for a terminal of some encoding. */
  Lines(PrintWriter out, Charset charset) {
    this.out = out;
    this.encoder = charset.newEncoder();
  }

  /** Prints one line. */
  void print(String line) {
    out.println(encoder.canEncode(line) ? line : spelt(line));
  }

  private static String spelt(String line) {
    return POWER
        .matcher(line)
        .replaceAll(Lines::power)
        .codePoints()
        .mapToObj(Lines::spelt)
        .reduce("", String::concat);
  }

  /** E.g. {@code e-18}. */
  private static String power(MatchResult found) {
    StringBuilder digits = new StringBuilder("e");
    found
        .group(1)
        .chars()
        .map(RAISED::indexOf)
        .forEach(i -> digits.append("-0123456789".charAt(i)));
    return digits.toString();
  }

  private static String spelt(int sign) {
    return switch (sign) {
      case '→' -> "->";
      case '←' -> "<-";
      case '–' -> "-";
      case '−' -> "-";
      case '⊥' -> "_|_";
      case '∅' -> "{}";
      case '⊆' -> "<=";
      case '×' -> "x";
      case '·' -> "*";
      case 'τ' -> "tau";
      case 'θ' -> "theta";
      case 'λ' -> "lambda";
      case 'ψ' -> "psi";
      case 'γ' -> "gamma";
      case 'Γ' -> "Gamma";
      case 'Σ' -> "sum";
      case '∫' -> "integral";
      case '²' -> "^2";
      case '³' -> "^3";
      case '≤' -> "<=";
      case '‖' -> "||";
      case '’' -> "'";
      case '…' -> "...";
      case '\u00a0' -> " ";
      default -> {
        int digit = LOWERED.indexOf(sign);
        yield digit < 0 ? Character.toString(sign) : Integer.toString(digit);
      }
    };
  }
}
