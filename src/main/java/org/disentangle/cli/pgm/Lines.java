package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Prints lines with arrows and other signs, spelt out where the terminal has none of them. */
final class Lines {
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
    return line.replace("→", "->")
        .replace("←", "<-")
        .replace("–", "-")
        .replace("⊥", "_|_")
        .replace("∅", "{}")
        .replace("⊆", "<=");
  }
}
