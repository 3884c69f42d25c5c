package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.format.GraphFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with random faults: each is read or refused in a sentence, and soon. */
class MutationTest {
  private static final String[] PIECES = {
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\"",
    ";",
    "|",
    ",",
    "-",
    "->",
    "<->",
    "=",
    "//",
    "/*",
    "#",
    "\n",
    " 0 ",
    " -1 ",
    "9",
    "999999999",
    "99999999999999999999",
    "1e308",
    "nan",
    "\\",
    "\u0000",
    "\uD800"
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collider.txt",
        "square.txt",
        "confounding.dagitty",
        "asia.bif",
        "misconception.uai"
      })
  void aTextWithAFaultIsReadOrRefused(String name) throws IOException {
    String text = Files.readString(Path.of("configs", "pgm", name));
    String file = "mutant" + name.substring(name.indexOf('.'));
    assertMutants(
        3000,
        text,
        mutant -> assertTrue(GraphFormat.of(file, mutant).read(file, mutant) != null),
        file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"net2.textproto", "student.textproto"})
  void anInquiryWithAFaultIsReadOrRefused(String name) throws IOException {
    Path file = folder.resolve("mutant.textproto");
    assertMutants(
        1000,
        Files.readString(Path.of("configs", "pgm", name)),
        mutant -> {
          // What has no bytes in UTF-8 cannot stand in a file.
          Files.writeString(file, mutant.replace('\uD800', '?'));
          assertTrue(Inquiries.read(file) != null);
        },
        file.toString());
  }

  private interface Reading {
    void of(String text) throws IOException;
  }

  private static void assertMutants(int mutants, String text, Reading reading, String file) {
    Random random = new Random(11);
    assertTimeout(
        Duration.ofMinutes(3),
        () -> {
          int refused = 0;
          for (int i = 0; i < mutants; i++) {
            String mutant = mutant(text, random);
            try {
              reading.of(mutant);
            } catch (UserErrorException e) {
              assertTrue(e.getMessage().startsWith(file), e.getMessage());
              refused++;
            }
          }
          assertTrue(refused > mutants / 10, refused + " refused");
        });
  }

  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
      int at = random.nextInt(mutant.length());
      int end = Math.min(mutant.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> mutant.delete(at, end);
        case 1 -> mutant.insert(at, mutant.substring(at, end));
        case 2 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 3 -> mutant.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
        default -> {
          int from = random.nextInt(mutant.length());
          mutant.insert(at, mutant.substring(from, Math.min(mutant.length(), from + 40)));
        }
      }
      if (random.nextInt(40) == 0) {
        mutant.setLength(at + 1);
      }
    }
    return mutant.toString();
  }
}
