package org.disentangle.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The commands of Maven that the README and the pages print, against the build. */
class MavenCommandsTest {
  private static final Pattern COMMAND = Pattern.compile("(?:^|.* )mvn (.*)");
  private static final Set<String> PHASES =
      Set.of("clean", "compile", "test", "package", "verify", "install", "site");

  @Test
  void theyNameGoalsProfilesAndTestsThatExist() throws IOException {
    Document pom = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser());
    Set<String> profiles =
        pom.select("profile > id").stream().map(Element::text).collect(Collectors.toSet());
    Set<String> plugins =
        pom.select("plugin > artifactId").stream()
            .map(plugin -> plugin.text().replaceAll("^maven-|-?maven-plugin$|-plugin$", ""))
            .collect(Collectors.toSet());
    Set<String> tests = tests();
    List<String> found = new ArrayList<>();
    int commands = 0;
    for (MarkdownPage page : Documentation.all()) {
      for (String code : page.code().toList()) {
        Matcher command = COMMAND.matcher(code);
        if (command.matches()) {
          commands++;
          Arrays.stream(command.group(1).strip().split("\\s+"))
              .filter(word -> !exists(word, profiles, plugins, tests))
              .forEach(word -> found.add(page.file() + ": " + code + ": " + word));
        }
      }
    }
    assertTrue(commands > 10, commands + " commands");
    assertEquals(List.of(), found);
  }

  private static boolean exists(
      String word, Set<String> profiles, Set<String> plugins, Set<String> tests) {
    if (word.startsWith("-P")) {
      return profiles.containsAll(List.of(word.substring(2).split(",")));
    }
    if (word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) {
      return tests.containsAll(List.of(word.substring(word.indexOf('=') + 1).split(",")));
    }
    int colon = word.indexOf(':');
    return Set.of("-q", "-B", "-ntp", "-DskipTests").contains(word)
        || (colon < 0 ? PHASES.contains(word) : plugins.contains(word.substring(0, colon)));
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      Set<String> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
      // What surefire is told where no test of its kind is to run.
      tests.add("none");
      return tests;
    }
  }
}
