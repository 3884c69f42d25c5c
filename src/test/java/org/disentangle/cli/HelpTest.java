package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.analysis.score.ScoreGroup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of every verb, of those that are hidden and of those below others too. */
class HelpTest {
  /** What a terminal has at least; an example is a line to be copied. */
  private static final int NARROW = 80;

  /** Options, commands and parameters begin before this column, what goes on a line behind it. */
  private static final int LAST_NAME_COLUMN = 6;

  @ParameterizedTest
  @ValueSource(ints = {NARROW, 120})
  void aParagraphIsBrokenWhereALineIsFullAndNowhereElse(int width) {
    List<String> orphans = new ArrayList<>();
    verbs(width)
        .forEach(
            verb -> {
              List<String> lines = text(verb);
              for (int i = 1; i < lines.size(); i++) {
                String line = lines.get(i - 1);
                String next = lines.get(i);
                if (goesOn(line, next) && line.length() + 1 + firstWord(next).length() < width) {
                  orphans.add(name(verb) + ": " + line + "\n" + next);
                }
              }
            });
    assertEquals(List.of(), orphans);
  }

  @ParameterizedTest
  @ValueSource(ints = {NARROW, 120})
  void noLineIsLongerThanTheTerminalIsWide(int width) {
    verbs(width)
        .forEach(
            verb ->
                assertTrue(
                    lines(verb).stream().allMatch(line -> line.length() <= width),
                    () ->
                        lines(verb).stream()
                            .max(Comparator.comparingInt(String::length))
                            .orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(ints = {NARROW, 120})
  void aSummaryIsAWholeSentence(int width) {
    verbs(width)
        .filter(verb -> verb.getParent() != null)
        .forEach(
            verb -> {
              String summary = verb.getCommandSpec().usageMessage().description()[0];
              assertTrue(summary.endsWith("."), name(verb) + ": " + summary);
              assertTrue(
                  verb.getCommandSpec().usageMessage().hidden()
                      || oneLine(verb.getParent()).contains(verb.getCommandName() + " " + summary),
                  () -> oneLine(verb.getParent()));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {NARROW, 120})
  void anExampleStandsOnALineOfItsOwn(int width) {
    verbs(width)
        .forEach(
            verb -> {
              List<String> lines = lines(verb);
              for (String example : verb.getCommandSpec().usageMessage().footer()) {
                assertTrue(lines.contains(example), name(verb) + ": " + example);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "score", "sweep"})
  void whatScoresListsThemAndWhatTheyNeed(String verb) {
    String help = oneLine(new CommandLine(new DisentangleCommand()).getSubcommands().get(verb));
    for (ScoreGroup<?> group : ScoreCatalogue.groups()) {
      String line =
          "%s %s: %s."
              .formatted(
                  group.key(),
                  String.join(", ", group.quantities().stream().map(Quantity::key).toList()),
                  group.neededWords());
      assertTrue(help.contains(line), line);
    }
  }

  private static Stream<CommandLine> verbs(int width) {
    return withBelow(new CommandLine(new DisentangleCommand()).setUsageHelpWidth(width));
  }

  private static Stream<CommandLine> withBelow(CommandLine verb) {
    return Stream.concat(
        Stream.of(verb), verb.getSubcommands().values().stream().flatMap(HelpTest::withBelow));
  }

  private static String name(CommandLine verb) {
    return verb.getCommandSpec().qualifiedName();
  }

  private static List<String> lines(CommandLine verb) {
    return verb.getUsageMessage(Ansi.OFF).lines().toList();
  }

  private static String oneLine(CommandLine verb) {
    return verb.getUsageMessage(Ansi.OFF).replaceAll("\\s+", " ");
  }

  /** From the description to the examples. */
  private static List<String> text(CommandLine verb) {
    List<String> lines = lines(verb);
    String description = firstWord(verb.getCommandSpec().usageMessage().description()[0]) + " ";
    List<String> footer = Arrays.asList(verb.getCommandSpec().usageMessage().footer());
    int first = 0;
    while (!lines.get(first).startsWith(description)) {
      first++;
    }
    return lines.subList(first, lines.size() - footer.size());
  }

  private static boolean goesOn(String line, String next) {
    boolean paragraph = indent(line) == 0 && indent(next) == 0;
    boolean column = indent(next) > LAST_NAME_COLUMN && line.length() > indent(next);
    boolean nameAlone = line.strip().startsWith("-") && !line.strip().contains(" ");
    return !line.isBlank()
        && !next.isBlank()
        && (paragraph || column)
        && !nameAlone
        && !line.endsWith(".")
        && !line.endsWith(":");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String firstWord(String line) {
    return line.strip().split(" ", 2)[0];
  }
}
