package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.analyze;
import static org.disentangle.training.SquareTrainings.pixels;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SignatureOutputs;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.LatentValues;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.math.SeedPair;
import org.disentangle.model.TinyRuns;
import org.disentangle.report.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Latents that take a few values each, from images to the report. */
class QuantizedRunTest {
  private static final int COUNT = 40;

  @TempDir private static Path folder;
  private static Path learned;
  private static Path fixed;

  @BeforeAll
  static void trainOnce() {
    learned = train(longer(TinyRuns.qlae("qlae")), folder);
    RunConfig.Builder few = TinyRuns.fsq("fsq").toBuilder();
    few.getFsqBuilder().clearLevels().addLevels(3).addLevels(5).addLevels(4);
    fixed = train(longer(few.build()), folder);
  }

  private static RunConfig longer(RunConfig run) {
    RunConfig.Builder longer = run.toBuilder();
    longer.getOptimizerBuilder().setLearningRate(1e-2);
    longer.getLoopBuilder().setSteps(60);
    return longer.build();
  }

  private static List<LatentValues> values(Path version) {
    return RunRecords.read(version).orElseThrow().getLatentValuesList();
  }

  /** The values that are exported are learned: not those they started from. */
  @Test
  void theRunRecordHasTheValuesOfEachLatent() {
    assertEquals(
        List.of(5, 5, 5), values(learned).stream().map(LatentValues::getValueCount).toList());
    assertTrue(
        values(learned).stream()
            .flatMap(each -> each.getValueList().stream())
            .anyMatch(value -> Math.abs(value * 4 - Math.rint(value * 4)) > 1e-3));
    assertEquals(
        List.of(
            List.of(-1f, 0f, 1f), List.of(-1f, -0.5f, 0f, 0.5f, 1f), List.of(-1f, -0.5f, 0f, 0.5f)),
        values(fixed).stream().map(LatentValues::getValueList).toList());
  }

  @Test
  void theRepresentationHasTheIndicesOfTheValues() {
    for (Path version : List.of(learned, fixed)) {
      List<LatentValues> values = values(version);
      try (ReloadedModel model = ReloadedModel.open(version)) {
        SignatureOutputs outputs =
            model.encode(
                pixels(COUNT),
                COUNT,
                List.of(Signatures.REPRESENTATION, Signatures.VALUES),
                List.of());
        float[] indices = outputs.floats().get(0);
        for (int i = 0; i < indices.length; i++) {
          assertEquals(Math.rint(indices[i]), indices[i], 0);
          assertEquals(values.get(i % 3).getValue((int) indices[i]), outputs.floats().get(1)[i], 0);
        }
      }
    }
  }

  /** Beyond the ends there is nothing more; between two indices there is something of its own. */
  @Test
  void everyRealLatentIsDecoded() {
    for (Path version : List.of(learned, fixed)) {
      try (ReloadedModel model = ReloadedModel.open(version)) {
        float[] first = model.decode(new float[] {0, 0, 0}, 1);
        assertArrayEquals(first, model.decode(new float[] {-5, 0, -0.1f}, 1), 0);
        float[] last = model.decode(new float[] {2, 4, 3}, 1);
        assertArrayEquals(last, model.decode(new float[] {2, 99, 3}, 1), 0);
        float[] between = model.decode(new float[] {2, 3.5f, 3}, 1);
        assertTrue(distance(last, between) > 0);
      }
    }
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }

  @Test
  void samplesAreOfEveryIndex() {
    try (ReloadedModel model = ReloadedModel.open(fixed)) {
      float[] drawn = model.sampleLatents(new SeedPair(1, 2), 256);
      for (int latent = 0; latent < 3; latent++) {
        int levels = values(fixed).get(latent).getValueCount();
        boolean[] seen = new boolean[levels];
        for (int i = latent; i < drawn.length; i += 3) {
          seen[(int) drawn[i]] = true;
        }
        for (boolean each : seen) {
          assertTrue(each);
        }
      }
    }
  }

  @Test
  void theReportShowsTheValuesAndHowOftenEachIsTaken() throws IOException {
    Analysis analysis = analyze(List.of(learned, fixed));
    Table values = analysis.table("latent_values");
    assertEquals(15 + 12, values.rowCount());
    int all = 0;
    for (Row row : values) {
      all += row.getInt("count");
      assertEquals(row.getInt("count") / 200.0, row.getDouble("share"), 1e-12);
    }
    assertEquals(2 * 3 * 200, all);
    Table traversals = analysis.table("traversals");
    for (Row row : traversals) {
      assertEquals(0, row.getDouble("low"), 0);
      assertEquals(4, row.getDouble("high"), 0);
      assertEquals(5, row.getInt("steps"));
    }
    analysis
        .decoders()
        .forEach(
            decoder -> {
              boolean isLearned = decoder.program().run().equals("qlae");
              assertEquals(List.of(0.0, 0.0, 0.0), decoder.low());
              assertEquals(
                  isLearned ? List.of(4.0, 4.0, 4.0) : List.of(2.0, 4.0, 3.0), decoder.high());
              assertEquals(1, decoder.step(), 0);
            });
    assertEquals(2, analysis.decoders().size());
    String html = Files.readString(Report.write(folder.resolve("report"), analysis));
    assertTrue(html.contains("Values of the latents of qlae"), "the table of values");
    assertTrue(html.contains("How much each latent varies over the images."), "no cost in nats");
    assertFalse(html.contains("What each latent costs under N(0, 1)"), "there is no posterior");
    assertTrue(html.contains("Each row gives one latent its values"), "the traversals' text");
    assertTrue(!html.contains("Latents against the prior of fsq"), "no normal curve");
  }

  /** The index 0 is a value like the others, and no absence of one. */
  @Test
  void indicesAreNotCountedAsSparse() {
    Analysis analysis = analyze(List.of(learned, fixed));
    List<String> names = analysis.tables().stream().map(Table::name).toList();
    assertTrue(!names.contains("sparsity") && !names.contains("active_share"), names.toString());
    List<String> measures = analysis.table("measures").stringColumn("measure").asList();
    assertTrue(measures.contains("active_units"), measures.toString());
    for (String measure : List.of("zero_share", "mean_active", "support_perplexity")) {
      assertTrue(!measures.contains(measure), measure);
    }
    Table latents = analysis.table("latents");
    assertEquals(latents.rowCount(), latents.column("zero_share").countMissing());
  }

  @Test
  void aCodeThatIsNoIndexIsRefused() throws IOException {
    Path copy = folder.resolve("copy").resolve("1");
    try (var files = Files.walk(learned)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(learned.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    RunRecord.Builder record = RunRecords.read(learned).orElseThrow().toBuilder();
    for (int latent = 0; latent < 3; latent++) {
      record.setLatentValues(latent, LatentValues.newBuilder().addValue(7));
    }
    RunRecords.write(copy, record.build());
    Checksums.write(copy);
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> analyze(List.of(copy)));
    assertTrue(
        refused.getMessage().contains("its run record says that these are indices of 1 values"),
        refused.getMessage());
  }
}
