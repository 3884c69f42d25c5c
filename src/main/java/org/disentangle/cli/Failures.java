package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disentangle.FileNameLetters;
import org.disentangle.UserErrorException;
import org.disentangle.cli.terminal.ShellWords;
import org.disentangle.process.ProcessFailure;
import org.disentangle.savedmodel.DifferingModelException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns the exceptions of a verb into one line and an exit status.
 *
 * @param arguments of the command line, as they arrived
 */
record Failures(PrintWriter err, RootCommand root, List<String> arguments) {
  private static final int FAULT = ExitCode.SOFTWARE;
  private static final int MISTAKE = ExitCode.USAGE;
  private static final long BYTES_PER_MEBIBYTE = 1L << 20;
  private static final String RESUME = "--resume";

  /** Reports arguments that no verb understands. */
  int refuseArguments(ParameterException mistake, String[] words) {
    Optional<String> letters = lostLetters();
    if (letters.isPresent() && isOfAPath(mistake)) {
      print("an argument cannot be read as the name of a file: " + letters.get(), mistake);
      return MISTAKE;
    }
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    String sentence =
        mistake instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : mistake.getMessage();
    String end = sentence.endsWith("?") ? " See " : "; see ";
    print(sentence + end + command + " --help", mistake);
    return MISTAKE;
  }

  /** Reports an exception of a running verb. */
  int report(Throwable failure) {
    if (failure instanceof UserErrorException || failure instanceof InvalidPathException) {
      print(failure.getMessage() + lostLetters().map(why -> "; " + why).orElse(""), failure);
      return MISTAKE;
    }
    if (failure instanceof DifferingModelException) {
      print(failure.getMessage(), failure);
      return FAULT;
    }
    if (isFullHeap(failure)) {
      print(
          "the "
              + Runtime.getRuntime().maxMemory() / BYTES_PER_MEBIBYTE
              + " MiB of memory that Java may take are too few for "
              + (arguments.isEmpty() ? "this" : '"' + String.join(" ", arguments) + '"')
              + "; ask for less at once, or allow more, as in"
              + " JAVA_TOOL_OPTIONS=-Xmx8g in front of the command",
          failure);
      return MISTAKE;
    }
    if (isCutMapping(failure)) {
      print(
          "the file that keeps the images, *.images, was cut short by another program while it"
              + " was read; run the command again (train and study with --resume): the file is made"
              + " anew",
          failure);
      return MISTAKE;
    }
    if (isMissingClass(failure)) {
      print(
          "a library is missing (no class "
              + String.valueOf(failure.getMessage()).replace('/', '.')
              + "): "
              + Libraries.advice(),
          failure);
      return MISTAKE;
    }
    print(
        "a fault of the program: " + failure + (root.verbose() ? "" : "; run again with --verbose"),
        failure);
    return FAULT;
  }

  /** A remark that the locale has lost letters of the command line, where it has. */
  private Optional<String> lostLetters() {
    return FileNameLetters.fault(arguments);
  }

  /** Picocli reports a failed conversion only in its message and keeps no cause. */
  private static boolean isOfAPath(ParameterException mistake) {
    return mistake.getMessage().contains(InvalidPathException.class.getName());
  }

  /** Whether a class is missing; not whether an existing class failed when it was first used. */
  private static boolean isMissingClass(Throwable failure) {
    return failure instanceof NoClassDefFoundError
        && !String.valueOf(failure.getMessage()).startsWith("Could not initialize class");
  }

  /** Whether the heap is full; not native memory or threads, for which another option applies. */
  private static boolean isFullHeap(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof OutOfMemoryError
        && (message.contains("heap space")
            || message.contains("GC overhead")
            || message.contains("array size"));
  }

  /**
   * Whether a page of a mapped file was gone when it was read. Java reports this by an error at the
   * access or at some later time, so that no reader can catch it reliably.
   */
  private static boolean isCutMapping(Throwable failure) {
    return failure instanceof InternalError
        && String.valueOf(failure.getMessage()).contains("unsafe memory access");
  }

  /**
   * Prints a failed trial: its error message and, unless it is a mistake of the user's, its last
   * log lines.
   */
  static void print(PrintWriter err, String trial, ProcessFailure failure) {
    err.println("disentangle: " + failure.sentence(trial));
    if (failure.exitStatus() != MISTAKE) {
      failure.logTail().forEach(line -> err.println("  | " + line));
    }
    err.flush();
  }

  /**
   * The exit status of a study: success; a user's mistake if every failed trial had one; else a
   * fault.
   */
  static int exitStatus(List<ProcessFailure> failures) {
    if (failures.isEmpty()) {
      return ExitCode.OK;
    }
    return failures.stream().allMatch(failure -> failure.exitStatus() == MISTAKE) ? MISTAKE : FAULT;
  }

  /**
   * Prints an interruption: what is kept, and the command that continues from there.
   *
   * @param verb that was interrupted
   * @param resumable whether {@code --resume} is of any use
   */
  static void print(CommandSpec verb, String sentence, boolean resumable) {
    PrintWriter err = verb.commandLine().getErr();
    err.println("disentangle: " + sentence);
    if (resumable) {
      err.println("disentangle: go on with: " + resuming(verb));
    }
    err.flush();
  }

  private static String resuming(CommandSpec verb) {
    List<String> words = new ArrayList<>(List.of(verb.root().name()));
    words.addAll(verb.commandLine().getParseResult().originalArgs());
    if (!words.contains(RESUME)) {
      words.add(RESUME);
    }
    return ShellWords.line(words);
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    boolean verb = !unmatched.getCommandLine().getSubcommands().isEmpty();
    String kind = unmatched.isUnknownOption() ? "option" : verb ? "command" : "argument";
    List<String> nearest = unmatched.getSuggestions();
    return "unknown "
        + kind
        + " \""
        + word
        + "\""
        + nearest.stream()
            .limit(1)
            .map(each -> "; did you mean \"" + each + "\"?")
            .collect(Collectors.joining());
  }

  private void print(String sentence, Throwable failure) {
    err.println("disentangle: " + sentence);
    if (root.verbose()) {
      failure.printStackTrace(err);
    }
    err.flush();
  }
}
