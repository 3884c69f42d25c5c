package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.cli.option.OptionChecks;
import org.disentangle.documentation.Documentation;
import org.disentangle.documentation.MarkdownPage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The commands that the README and the pages print, as the command line reads them. */
class PrintedCommandsTest {
  /** The last of these words before the arguments: Spark's own come before. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:|.*\\s)(?:-jar\\s+target/disentangle\\.jar|disentangle|org\\.disentangle\\.cli\\.Main)\\s+"
              + "(\\S.*)");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  /** To look up verbs and options; what reads a command takes a program of its own. */
  private static final CommandLine PROGRAM = program();

  private static final Set<String> ALL_OPTIONS =
      every(PROGRAM)
          .flatMap(command -> options(command).stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Of Spark, in the page on it. */
  private static final Set<String> OPTIONS_OF_OTHERS = Set.of("--conf", "--archives");

  @Test
  void everyCommandIsOneThatTheProgramTakes() throws IOException {
    List<String> found = new ArrayList<>();
    int commands = 0;
    for (MarkdownPage page : Documentation.all()) {
      for (String code : page.code().toList()) {
        Matcher command = COMMAND.matcher(code);
        if (command.matches()) {
          commands++;
          fault(words(command.group(1)))
              .ifPresent(fault -> found.add(page.file() + ": " + code + ": " + fault));
        }
      }
    }
    assertTrue(commands > 30, commands + " commands");
    assertEquals(List.of(), found);
  }

  /** Pieces of commands within the text: {@code train --live}, or an option alone. */
  @Test
  void everyOptionIsOneOfItsCommand() throws IOException {
    List<String> found = new ArrayList<>();
    for (MarkdownPage page : Documentation.all()) {
      for (String span : page.codeSpans()) {
        List<String> words = words(span.replace("\\|", "|"));
        Optional<CommandLine> verb = verb(words);
        if (verb.isPresent() || words.get(0).startsWith("--")) {
          Set<String> known = verb.map(PrintedCommandsTest::options).orElse(ALL_OPTIONS);
          words.stream()
              .filter(word -> OPTION.matcher(word).matches())
              .filter(option -> !known.contains(option) && !OPTIONS_OF_OTHERS.contains(option))
              .forEach(option -> found.add(page.file() + ": " + span + ": " + option));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theReadmeAndTheGuideListEveryCommand() {
    Set<String> verbs =
        PROGRAM.getSubcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(verb -> !verb.usageMessage().hidden())
            .map(CommandLine.Model.CommandSpec::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (var page : List.of(Documentation.README, Documentation.page("guide"))) {
      Set<String> listed =
          MarkdownPage.read(page).codeSpans().stream()
              .map(span -> words(span).get(0))
              .filter(verbs::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(verbs, listed, page.toString());
    }
  }

  @Test
  void aWrongCommandIsFound() {
    assertEquals(Optional.empty(), fault(words("pgm separate g.txt \"A ; B\"")));
    for (String wrong :
        List.of("trian a.textproto", "train", "train a.textproto --lvie", "train a --workers -1")) {
      assertTrue(fault(words(wrong)).isPresent(), wrong);
    }
    assertThrows(ParameterException.class, () -> parse(words("analyze m --bins many")));
  }

  private static Optional<String> fault(List<String> words) {
    try {
      parse(words);
      return Optional.empty();
    } catch (ParameterException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** Reads a command as the program does, and does nothing of what it says. */
  private static void parse(List<String> words) {
    OptionChecks.check(program().parseArgs(words.toArray(String[]::new)));
  }

  private static CommandLine program() {
    return new CommandLine(new DisentangleCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Words as a shell splits them, without its comments and the dots of what is left out. */
  private static List<String> words(String command) {
    return WORD.matcher(command.replaceAll("\\s+# .*|…|[\\[\\]]", ""))
        .results()
        .map(word -> Stream.of(1, 2, 3).map(word::group).filter(w -> w != null).findFirst())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The command that words begin with. */
  private static Optional<CommandLine> verb(List<String> words) {
    Optional<CommandLine> found = Optional.empty();
    CommandLine at = PROGRAM;
    for (String word : words) {
      CommandLine next = at.getSubcommands().get(word);
      if (next == null) {
        break;
      }
      at = next;
      found = Optional.of(next);
    }
    return found;
  }

  private static Set<String> options(CommandLine command) {
    return Set.copyOf(command.getCommandSpec().optionsMap().keySet());
  }

  private static Stream<CommandLine> every(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(PrintedCommandsTest::every));
  }
}
