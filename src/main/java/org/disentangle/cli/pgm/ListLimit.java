package org.disentangle.cli.pgm;

import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options of how an answer is printed: how much of every list, a screen or two by default; or
 * all of it for other programs.
 */
final class ListLimit {
  /** The default limit. */
  static final int USUAL = 100;

  private static final String OPTION = "--limit";

  @Option(
      names = OPTION,
      defaultValue = "" + USUAL,
      paramLabel = "N",
      description =
          "How many lines of a list are printed at most; how many there are is always said"
              + " (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 10_000_000)
  private int most;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb;

  /** Whether the answer is text at all. */
  @Mixin private JsonOption json;

  /** Prints the answers of the verb that has these options. */
  AnswerPrinter printer() {
    return new AnswerPrinter(verb, json);
  }

  /** How much is listed in an answer. */
  AnswerOptions options() {
    return AnswerOptions.USUAL.listing(most);
  }

  /** How much of an answer is printed. */
  AnswerText text() {
    return new AnswerText(most, OPTION, false);
  }
}
