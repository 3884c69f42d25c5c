package org.disentangle.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a shell takes them, to be copied from a message. */
public final class ShellWords {
  private ShellWords() {}

  /** One line; a word with letters that mean something to a shell stands in quotes. */
  public static String line(List<String> words) {
    return words.stream()
        .map(
            word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
