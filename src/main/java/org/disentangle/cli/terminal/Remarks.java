package org.disentangle.cli.terminal;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a verb says beside its result, on the error stream: notes, how long it waits, what to do
 * next. With {@code --quiet}, which every verb inherits, nothing of it is said.
 */
public final class Remarks {
  /** The option that leaves the result and errors alone. */
  public static final String QUIET = "--quiet";

  private Remarks() {}

  /** Whether anybody wants to read them. */
  public static boolean areWanted(CommandSpec verb) {
    return Optional.ofNullable(verb.root().findOption(QUIET))
        .map(OptionSpec::getValue)
        .filter(Boolean.TRUE::equals)
        .isEmpty();
  }

  /** Where a verb's remarks go. */
  public static PrintWriter of(CommandSpec verb) {
    return areWanted(verb)
        ? verb.commandLine().getErr()
        : new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
