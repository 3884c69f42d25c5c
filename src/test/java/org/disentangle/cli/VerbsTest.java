package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program builds only the verbs that are named; nobody is to see that. */
class VerbsTest {
  private static final String HELP = "--help";

  @TempDir private Path folder;

  private static CommandLine whole() {
    return new CommandLine(new DisentangleCommand()).setUsageHelpWidth(80);
  }

  static Stream<List<String>> verbs() {
    return below(List.of(), whole());
  }

  private static Stream<List<String>> below(List<String> words, CommandLine verb) {
    return Stream.concat(
        Stream.of(words),
        verb.getSubcommands().entrySet().stream()
            .flatMap(
                each -> {
                  List<String> more = new ArrayList<>(words);
                  more.add(each.getKey());
                  return below(more, each.getValue());
                }));
  }

  private static String said(String... arguments) {
    StringWriter out = new StringWriter();
    assertEquals(
        0,
        Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), arguments));
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void itsHelpIsThatOfTheWhole(List<String> words) {
    CommandLine verb = whole();
    for (String word : words) {
      verb = verb.getSubcommands().get(word);
    }
    List<String> arguments = new ArrayList<>(words);
    arguments.add(HELP);
    assertEquals(verb.getUsageMessage(Ansi.OFF), said(arguments.toArray(String[]::new)));
  }

  @Test
  void aVerbInAFileOfArgumentsIsFound() throws IOException {
    Path file = folder.resolve("arguments");
    Files.writeString(file, "train " + HELP);
    assertEquals(said("train", HELP), said("@" + file));
  }
}
