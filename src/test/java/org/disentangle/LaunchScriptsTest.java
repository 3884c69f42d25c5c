package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The two scripts that start the program do the same. That of Windows, which cannot be run
 * elsewhere, is read.
 */
class LaunchScriptsTest {
  private static final Path BIN = Path.of("src", "distribution", "bin");
  private static final Pattern FLAG = Pattern.compile("-XX:[+-]?\\w+(=\\w+)?");

  private String shell;
  private String batch;

  @BeforeEach
  void read() throws IOException {
    shell = Files.readString(BIN.resolve("disentangle"));
    batch = Files.readString(BIN.resolve("disentangle.bat"));
  }

  /** With other ends of lines Windows does not find every label. */
  @Test
  void theBatchFileHasTheLineEndsOfWindows() {
    assertEquals(batch.replace("\r", ""), batch.replace("\r\n", "\n"));
    assertFalse(batch.replace("\r\n", "").contains("\n"));
  }

  @Test
  void helpStartsWithTheSameOptions() {
    assertEquals(Set.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), flags(shell));
    assertEquals(flags(shell), flags(batch));
    Set<String> words =
        Pattern.compile("\\*\" (-\\S+) \"\\*")
            .matcher(shell)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Matcher list = Pattern.compile("for %%H in \\(([^)]*)\\)").matcher(batch);
    assertTrue(list.find());
    assertEquals(new TreeSet<>(Set.of("--help", "-h", "--version", "-V")), words);
    assertEquals(words, new TreeSet<>(Set.of(list.group(1).split(" "))));
  }

  private static Set<String> flags(String script) {
    return FLAG.matcher(script)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void withoutJavaBothSayTheSameAndEndAlike() {
    for (String script : new String[] {shell, batch}) {
      assertTrue(script.contains("disentangle: there is no "));
      assertTrue(
          script.contains("; install Java 17 or newer, or name its folder by JAVA_HOME"), script);
      assertTrue(Pattern.compile("exit (/b )?2\r?\n").matcher(script).find());
    }
  }

  /** A label that is not there ends a batch file in the middle. */
  @Test
  void everyLabelIsThere() {
    Set<String> called = found("(?:goto|call :)\\s*(\\w+)");
    assertEquals(Set.of("home", "missing", "start", "next"), called);
    assertEquals(called, found("(?m)^:(\\w+)$"));
  }

  private Set<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(batch)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
