package org.disentangle.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.ScoreCatalogue;
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

  @Test
  void measuresAndScoresHaveTheTitlesOfTheirCatalogues() {
    ScoreCatalogue.scores().stream()
        .filter(score -> MeasureCatalogue.find(score.key()).isEmpty())
        .forEach(score -> assertEquals(score.title(), ColumnTitle.heading(score.key())));
    assertEquals("MIG", ColumnTitle.heading("mig"), "the measure, where there are both");
    assertEquals("A score to come", ColumnTitle.heading("a_score_to_come"));
  }

  /** Only a word begins in lower case; a name or an abbreviation is not one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "infom | InfoM",
        "sap | SAP",
        "beta_vae | β-VAE score",
        "factor_vae | FactorVAE score",
        "wasserstein | Wasserstein correlation",
        "lasso_completeness | completeness, Lasso",
        "l1 | L1",
        "log_likelihood | log-likelihood",
        "dimension_wise_kl | dimension-wise KL",
        "x | X"
      })
  void insideASentenceATitleKeepsItsNames(String key, String inSentence) {
    assertEquals(inSentence, ColumnTitle.inSentence(key));
  }

  @Test
  void aWeightIsThatOfItsTerm() {
    assertEquals("Weight of KL", ColumnTitle.heading("kl_weight"));
    assertEquals("weight of total correlation", ColumnTitle.inSentence("total_correlation_weight"));
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
