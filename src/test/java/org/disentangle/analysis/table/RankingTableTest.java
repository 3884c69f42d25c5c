package org.disentangle.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Which models of an analysis are compared with which. */
class RankingTableTest {
  private static final String COMMON =
      """
       network {
        latent_dimension: 3
        encoder { filters: [8] kernel_size: 4 hidden_units: [8] }
        decoder { hidden_units: [8] base_channels: 8 filters: [8] kernel_size: 4 }
      }
      optimizer { adam {} learning_rate: 1e-3 }
      loop { batch_size: 64 steps: 9 steps_per_epoch: 9 }
      """;

  @TempDir private Path folder;

  private SavedModelFolder model(String name, long weights, String configuration)
      throws IOException {
    Path model = new LinearModel(3, weights).export(folder.resolve(name));
    Path file = model.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, configuration + COMMON);
    return SavedModelFolder.open(model);
  }

  private static Table ranking(List<SavedModelFolder> models) {
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(300)
            .setTestSamples(100)
            .setPermutations(3)
            .setResamples(0)
            .build();
    return new Analyzer(new BlockImages(), config, Progress.NONE).analyze(models).table("udr");
  }

  @Test
  void modelsThatDifferInTheirSeedAloneAreCompared() throws IOException {
    SavedModelFolder first = model("one", 1, "name: 'one' seed: 1 beta_vae { beta: 5 }");
    SavedModelFolder twin =
        model("two", 1, "name: 'two' seed: 2 data { archive: 'x' } beta_vae { beta: 5 }");
    SavedModelFolder third = model("three", 3, "name: 'three' seed: 3 beta_vae { beta: 5 }");
    SavedModelFolder other = model("other", 4, "name: 'other' seed: 4 beta_vae { beta: 4 }");
    SavedModelFolder damaged = model("damaged", 6, "betta_vae {}");
    SavedModelFolder again = model("again", 7, "name: 'again' seed: 1 beta_vae { beta: 5 }");
    Table ranking = ranking(List.of(first, other, twin, third, damaged, again));
    assertEquals(
        List.of("run", "estimator", "value", "pairs", "lowest", "highest", "chance"),
        ranking.columnNames());
    assertEquals(
        List.of("one", "two", "three", "one", "two", "three"),
        ranking.stringColumn("run").asList());
    for (Row row : ranking) {
      double chance = row.getDouble("chance");
      assertTrue(chance >= 0 && chance < 0.1, row.toString());
      // Of the shuffled twins nothing is left in common.
      assertTrue(row.getString("run").equals("three") || row.getDouble("highest") > chance + 0.1);
    }
    Row spearman = ranking.row(3);
    assertEquals("spearman", spearman.getString("estimator"));
    assertEquals(2, spearman.getInt("pairs"));
    // The twin's codes are the same; how they correlate among themselves is all that is missing.
    assertTrue(spearman.getDouble("highest") > ranking.row(5).getDouble("highest"));
    assertEquals(
        spearman.getDouble("value"),
        (spearman.getDouble("lowest") + spearman.getDouble("highest")) / 2,
        1e-12);
  }
}
