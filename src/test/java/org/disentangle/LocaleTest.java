package org.disentangle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that the program writes depends on where it is read: what formats names its locale. */
class LocaleTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** Methods that take the locale of the machine if none is given. */
  private static final Set<String> FORMATTING =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.io.PrintStream.printf",
          "java.io.PrintStream.format",
          "java.io.PrintWriter.printf",
          "java.io.PrintWriter.format",
          "java.util.Formatter.<init>",
          "java.text.DecimalFormat.<init>",
          "java.text.MessageFormat.<init>",
          "java.text.MessageFormat.format",
          "java.text.SimpleDateFormat.<init>",
          "java.text.NumberFormat.getInstance",
          "java.text.NumberFormat.getNumberInstance",
          "java.text.NumberFormat.getIntegerInstance",
          "java.text.NumberFormat.getPercentInstance",
          "java.text.NumberFormat.getCompactNumberInstance",
          "java.time.format.DateTimeFormatter.ofPattern",
          "java.util.Scanner.<init>");

  /** A text, or several that are joined, before {@code .formatted(}. */
  private static final Pattern TEMPLATE =
      Pattern.compile("((?:\"(?:[^\"\\\\\n]|\\\\.)*\"[\\s+)]*)+)\\.formatted\\(");

  private static final Pattern CONVERSION = Pattern.compile("%[-#+ 0,(<\\d.$]*([a-zA-Z%])");

  @Test
  void whatFormatsNamesItsLocale() {
    DescribedPredicate<JavaAccess<?>> localeless =
        describe(
            "format in the locale of the machine",
            access ->
                FORMATTING.contains(
                        access.getTargetOwner().getFullName() + "." + access.getTarget().getName())
                    && access.getTarget() instanceof AccessTarget.CodeUnitCallTarget called
                    && called.getRawParameterTypes().stream()
                        .map(JavaClass::getFullName)
                        .noneMatch("java.util.Locale"::equals));
    noClasses().should().accessTargetWhere(localeless).check(ProgramClasses.ALL);
  }

  /** {@code formatted} takes no locale: it is for texts, which look alike in all of them. */
  @Test
  void whatIsFormattedWithoutOneHoldsNoNumber() throws IOException {
    List<String> found = new ArrayList<>();
    int templates = 0;
    int calls = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        calls += text.split("\\.formatted\\(", -1).length - 1;
        Matcher template = TEMPLATE.matcher(text);
        while (template.find()) {
          templates++;
          Matcher conversion = CONVERSION.matcher(template.group(1));
          while (conversion.find()) {
            if (!Set.of("s", "n", "%").contains(conversion.group(1))) {
              found.add(
                  file.getFileName() + ": " + conversion.group() + " in " + template.group(1));
            }
          }
        }
      }
    }
    assertEquals(List.of(), found, "write %s, or String.format(Locale.ROOT, ...)");
    assertEquals(calls, templates, "a template that this test cannot see");
    assertTrue(templates > 100, templates + " templates");
  }
}
