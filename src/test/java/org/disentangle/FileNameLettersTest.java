package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameLettersTest {
  @ParameterizedTest
  @ValueSource(strings = {"d\u00e9j\u00e0.npz", "d??j", "\uFFFD\uFFFD", "\u0646\u0627\u0645"})
  void lettersThatAreLostAreExplained(String name) {
    String fault = FileNameLetters.fault(List.of("train", name), "ANSI_X3.4-1968").orElseThrow();
    assertTrue(fault.contains("ANSI_X3.4-1968") && fault.contains("LC_ALL=C.UTF-8"), fault);
    assertEquals(Optional.empty(), FileNameLetters.fault(List.of("train", name), "UTF-8"));
  }

  @Test
  void othersAreNot() {
    assertEquals(
        Optional.empty(), FileNameLetters.fault(List.of("train", "a-b_c.npz"), "ANSI_X3.4-1968"));
    assertEquals(Optional.empty(), FileNameLetters.fault(List.of("d\u00e9j"), "ISO-8859-1"));
    assertEquals(Optional.empty(), FileNameLetters.fault(List.of("d??j"), "none-such"));
  }
}
