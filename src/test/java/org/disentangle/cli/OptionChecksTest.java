package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.OptionChecks;
import org.disentangle.cli.option.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What an option takes is refused by its name where it makes no sense, before any work. */
class OptionChecksTest {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  /** One option of one verb. */
  record VerbOption(CommandSpec verb, OptionSpec option) {
    private AnnotatedElement field() {
      return (AnnotatedElement) option.userObject();
    }

    @Override
    public String toString() {
      return verb.qualifiedName() + " " + option.longestName();
    }
  }

  /** Any seed is as good as another; all else has a range. */
  static List<VerbOption> numbers() {
    return verbs(new CommandLine(new DisentangleCommand()).getCommandSpec())
        .flatMap(verb -> verb.options().stream().map(option -> new VerbOption(verb, option)))
        .filter(number -> WHOLE.contains(number.option().type()))
        .filter(number -> !number.option().longestName().equals("--seed"))
        .toList();
  }

  private static Stream<CommandSpec> verbs(CommandSpec spec) {
    return Stream.concat(
        Stream.of(spec),
        spec.subcommands().values().stream().flatMap(each -> verbs(each.getCommandSpec())));
  }

  @Test
  void thereAreVerbOptions() {
    assertTrue(numbers().size() > 20, numbers().toString());
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void outOfItsRangeIsRefusedByName(VerbOption number) {
    Between range = number.field().getAnnotation(Between.class);
    LongStream outside =
        range == null
            ? LongStream.of(Integer.MIN_VALUE, Integer.MAX_VALUE)
            : LongStream.of(range.least() - 1L, range.most() + 1L);
    outside
        .filter(value -> value == (int) value)
        .forEach(
            value -> {
              StringWriter said = new StringWriter();
              PrintWriter both = new PrintWriter(said);
              assertEquals(2, Main.run(both, both, line(number, value)), said.toString());
              String name = number.option().longestName().replace("--", "");
              String sentence = name.replace('-', '_') + " is " + value + " but must be ";
              assertTrue(
                  said.toString().replace('-', '_').contains(sentence.replace('-', '_')),
                  said.toString());
            });
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void itsDefaultIsInItsRange(VerbOption number) {
    Between range = number.field().getAnnotation(Between.class);
    String usual = number.option().defaultValue();
    if (range != null && usual != null) {
      long value = Long.parseLong(usual);
      assertTrue(range.least() <= value && value <= range.most(), usual);
    }
  }

  @Test
  void theMachineIsToldWhereItMatters() {
    StringWriter said = new StringWriter();
    PrintWriter both = new PrintWriter(said);
    assertEquals(2, Main.run(both, both, "describe", "x", "--threads", "99999"));
    assertEquals(
        "disentangle: --threads is 99999 but must be from 0 to 1024; this machine has "
            + Runtime.getRuntime().availableProcessors()
            + " processors; see disentangle describe --help\n",
        said.toString());
  }

  /** Every verb that writes to a path of the caller's choice. */
  static List<VerbOption> targets() {
    return verbs(new CommandLine(new DisentangleCommand()).getCommandSpec())
        .filter(verb -> !verb.name().equals("trial")) // only ever started by the program itself
        .flatMap(
            verb ->
                Stream.ofNullable(verb.findOption("--out"))
                    .map(option -> new VerbOption(verb, option)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void anEndingThatIsNotWrittenIsRefused(VerbOption target) {
    Written.Form form = target.field().getAnnotation(Written.class).value();
    for (String path :
        List.of("there/sheet.jpg", "there/sheet", "there/x.PNG.txt", "there/a.html")) {
      String file = path.substring("there/".length());
      boolean mayBeFolder = form == Written.Form.FOLDER || form == Written.Form.IMAGES;
      if (!mayBeFolder || file.matches(".*\\.(txt|html)")) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        assertEquals(2, Main.run(both, both, line(target, path)), said.toString());
        assertTrue(said.toString().startsWith("disentangle: --out is " + path), said.toString());
        assertTrue(said.toString().contains(form.what().replaceFirst(",.*", "")), said.toString());
      }
    }
    String[] fitting = line(target, "there/X" + form.ending().toUpperCase(Locale.ROOT));
    OptionChecks.check(new CommandLine(new DisentangleCommand()).parseArgs(fitting));
    assertFalse(Files.exists(Path.of("there")), "nothing is written");
  }

  /** A command line that is whole but for its number. */
  private static String[] line(VerbOption number, Object value) {
    List<String> line =
        new ArrayList<>(
            List.of(number.verb().qualifiedName().split(" ", -1)).subList(1, depth(number)));
    for (ArgSpec each : number.verb().args()) {
      if (each.required() && each instanceof OptionSpec option && !option.equals(number.option())) {
        Written written = ((AnnotatedElement) option.userObject()).getAnnotation(Written.class);
        String ending = written == null ? "" : written.value().ending();
        line.addAll(List.of(option.longestName(), "x" + ending));
      }
    }
    line.add(number.option().longestName() + "=" + value);
    for (PositionalParamSpec each : number.verb().positionalParameters()) {
      for (int i = 0; i < each.arity().min(); i++) {
        line.add("x");
      }
    }
    return line.toArray(String[]::new);
  }

  private static int depth(VerbOption number) {
    return number.verb().qualifiedName().split(" ", -1).length;
  }
}
