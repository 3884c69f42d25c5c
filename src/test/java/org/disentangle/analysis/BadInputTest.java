package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.TwoValuedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What the whole analysis makes of models and samples that leave little to measure. */
class BadInputTest {
  private static final int PIXELS = TwoValuedImages.PIXELS;
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(300)
          .setTestSamples(150)
          .setPermutations(2)
          .setResamples(3)
          .build();

  private static final Set<String> UNSUPERVISED =
      Set.of(
          "total_correlation",
          "wasserstein",
          "wasserstein_share",
          "absolute_correlation",
          "latent_information");

  @TempDir private Path folder;
  private int exports;

  /** Blocks that differ in some of their factors only. */
  private record Blocks(List<String> varying) implements TwoValuedImages {
    private static final BlockImages ALL = new BlockImages();

    @Override
    public int size() {
      return ALL.size();
    }

    @Override
    public List<Factor> factors() {
      return ALL.factors();
    }

    @Override
    public int factorClass(int image, int factor) {
      return varying.contains(factors().get(factor).name()) ? ALL.factorClass(image, factor) : 0;
    }

    @Override
    public void read(int image, float[] target, int offset) {
      ALL.read(image, target, offset);
    }

    @Override
    public String checksum() {
      return "few";
    }

    @Override
    public String source() {
      return "few blocks";
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }
  }

  private static final Blocks ALL =
      new Blocks(List.of("shape", "scale", "position_x", "position_y"));

  private Analysis analyze(FactorImages images, AnalysisConfig config, LinearModel model) {
    SavedModelFolder export =
        SavedModelFolder.open(model.export(folder.resolve("" + exports++).resolve("poor")));
    return new Analyzer(images, config, Progress.NONE).analyze(List.of(export));
  }

  /** A model whose latents are sums of pixels with the weights of {@link LinearModel}'s own. */
  private static LinearModel model(float... scales) {
    int latents = scales.length;
    float[] encoder = new float[PIXELS * latents];
    for (int p = 0; p < PIXELS; p++) {
      for (int j = 0; j < latents; j++) {
        // Mass, then the centre across and down.
        int[] weights = {1, p % TwoValuedImages.SIDE, p / TwoValuedImages.SIDE};
        encoder[p * latents + j] = scales[j] * (weights[j % weights.length] / 512f);
      }
    }
    return new LinearModel(encoder, new float[PIXELS * latents]);
  }

  /** Every score has a finite value, and a chance unless it needs no factors. */
  private static void assertDefined(Analysis found) {
    Table scores = found.table("scores");
    List<String> names = scores.stringColumn("score").asList();
    assertTrue(names.containsAll(List.of("mig", "sap", "infoe", "latent_information")), "" + names);
    for (Row row : scores) {
      String name = row.getString("score");
      assertTrue(Double.isFinite(row.getDouble("value")), name + row.getDouble("value"));
      double chance = row.getDouble("chance");
      assertTrue(UNSUPERVISED.contains(name) || Double.isFinite(chance), name + " by chance");
    }
  }

  private static void assertNoScores(Analysis found) {
    for (String table : List.of("scores", "mig", "mig_bins")) {
      assertEquals(0, found.table(table).rowCount(), table);
    }
    assertEquals(1, found.table("loss").rowCount());
    assertEquals(CONFIG.getSamples(), found.table("codes").rowCount());
  }

  private static double score(Analysis found, String name) {
    Table scores = found.table("scores");
    return scores.where(scores.stringColumn("score").isEqualTo(name)).row(0).getDouble("value");
  }

  @Test
  void oneLatentHasNoScores() {
    assertNoScores(analyze(ALL, CONFIG, model(1)));
  }

  @Test
  void withoutAVaryingFactorThereAreScoresThatNeedNone() {
    Analysis found = analyze(new Blocks(List.of()), CONFIG, model(1, 1, 1));
    assertEquals(
        Set.of(
            "total_correlation",
            "wasserstein",
            "wasserstein_share",
            "absolute_correlation",
            "latent_information"),
        Set.copyOf(found.table("scores").stringColumn("score").asList()));
    for (String table : List.of("mig", "mig_bins")) {
      assertEquals(0, found.table(table).rowCount(), table);
    }
    assertTrue(found.table("left_out").stringColumn("score").contains("mig"));
  }

  @Test
  void oneVaryingFactorIsAllThatALatentCanTell() {
    Analysis found = analyze(new Blocks(List.of("position_x")), CONFIG, model(1, 1, 1));
    assertDefined(found);
    assertEquals(1, score(found, "modularity"));
    assertEquals(1, score(found, "dci_disentanglement"));
    assertEquals(1, score(found, "beta_vae"));
    Row gaps = found.table("mig").row(0);
    assertTrue(gaps.isMissing("shape"));
    assertEquals(gaps.getDouble("mig"), gaps.getDouble("position_x"));
  }

  @Test
  void aConstantLatentTellsNothing() {
    Analysis found = analyze(ALL, CONFIG, model(1, 0, 1));
    assertDefined(found);
    Table nats = found.table("mutual_information");
    assertEquals(
        0, nats.where(nats.intColumn("latent").isEqualTo(1)).doubleColumn("nats").sum(), 1e-12);
    assertTrue(Double.isFinite(score(found, "total_correlation")));
  }

  @Test
  void constantCodesTellNothing() {
    Analysis found = analyze(ALL, CONFIG, model(0, 0));
    assertDefined(found);
    for (String name : List.of("mig", "sap", "factor_vae", "dci_disentanglement", "infoe")) {
      assertEquals(0, score(found, name), 1e-12, name);
    }
    assertEquals(0.5, score(found, "explicitness"));
    assertEquals(0, score(found, "total_correlation"));
  }

  @Test
  void fewerSamplesThanBins() {
    Analysis found =
        analyze(ALL, CONFIG.toBuilder().setSamples(100).setBins(1000).build(), model(1, 1, 1));
    assertDefined(found);
    assertTrue(score(found, "mig") < 1);
  }

  @Test
  void fewerTestSamplesThanClasses() {
    assertDefined(analyze(ALL, CONFIG.toBuilder().setTestSamples(2).build(), model(1, 1, 1)));
  }

  @Test
  void codesThatAreNotFiniteAreNamed() {
    for (float scale : new float[] {Float.NaN, 3e38f}) {
      String message =
          assertThrows(UserErrorException.class, () -> analyze(ALL, CONFIG, model(1, scale)))
              .getMessage();
      String named = Float.isNaN(scale) ? "poor is NaN" : "poor is Infinity";
      assertTrue(message.contains(named + " in latent 1"), message);
      assertTrue(message.contains("lower learning rate"), message);
    }
  }
}
