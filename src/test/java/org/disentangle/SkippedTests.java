package org.disentangle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The last lines of a build: tests that could not be run on this machine, by the reason, so that
 * nobody takes them for passed. Arguments: the folders of reports; those that are not there have
 * nothing to tell.
 */
public final class SkippedTests {
  private SkippedTests() {}

  /** Prints a line for each reason, and nothing if every test was run. */
  public static void main(String... reports) throws IOException {
    lines(Arrays.stream(reports).map(Path::of).toList()).forEach(System.out::println);
  }

  /** A line for each reason, with the classes of the tests. */
  static List<String> lines(List<Path> folders) throws IOException {
    Map<String, Set<String>> classes = new TreeMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : (Iterable<Path>) files.filter(SkippedTests::isReport)::iterator) {
            Document report = Jsoup.parse(file, "UTF-8", "", Parser.xmlParser());
            for (Element skipped : report.select("testcase > skipped")) {
              String name = skipped.parent().attr("classname");
              classes
                  .computeIfAbsent(reason(skipped), reason -> new TreeSet<>())
                  .add(name.substring(name.lastIndexOf('.') + 1));
            }
          }
        }
      }
    }
    return classes.entrySet().stream()
        .map(each -> "NOT TESTED, " + each.getKey() + ": " + String.join(", ", each.getValue()))
        .toList();
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  /** As a test gave it: of a condition the message, of an assumption that of the exception. */
  private static String reason(Element skipped) {
    String said =
        skipped.hasAttr("message")
            ? skipped.attr("message")
            : skipped.wholeText().lines().findFirst().orElse("");
    String reason = said.replaceFirst("^(\\S*TestAbortedException: )?(Assumption failed: )?", "");
    return reason.isBlank() ? "no reason given" : reason;
  }
}
