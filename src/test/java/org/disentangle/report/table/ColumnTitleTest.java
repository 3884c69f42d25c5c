package org.disentangle.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTitleTest {
  @Test
  void columnsHaveTheirWords() {
    assertEquals("Validation loss", ColumnTitle.heading("validation_loss"));
    assertEquals("validation loss", ColumnTitle.inSentence("validation_loss"));
    assertEquals("KL", ColumnTitle.inSentence("kl"));
  }

  /** Also where a table of ours has a column of that name. */
  @ParameterizedTest
  @CsvSource({
    "position_x, Position x, position x",
    "os, Os, os",
    "data, Data, data",
    "kl, Kl, kl",
    "version, Version, version",
    "pH, pH, pH",
    "x, X, x",
    "Höhe, Höhe, Höhe"
  })
  void factorsHaveTheNamesTheirOwnersGave(String factor, String heading, String inSentence) {
    assertEquals(heading, ColumnTitle.factorHeading(factor));
    assertEquals(inSentence, ColumnTitle.factor(factor));
  }
}
