package org.disentangle.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ActiveShareRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.MeasureRow;
import org.disentangle.table.row.MixtureComponentRow;
import org.disentangle.table.row.ModelCardRow;
import org.disentangle.table.row.PairedLatentRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import org.disentangle.table.row.ReferenceRow;
import org.disentangle.table.row.RunRow;
import org.disentangle.table.row.SparsityRow;
import tech.tablesaw.api.Table;

/** A made-up study of three β-VAEs with plausible numbers, the same each time. */
final class FixtureStudy {
  static final List<String> FACTORS =
      List.of("shape", "scale", "orientation", "position_x", "position_y");
  static final int LATENTS = 10;
  static final int[] SIZES = {3, 6, 40, 32, 32};
  private static final double[] BETAS = {1, 5, 10};
  private static final double[] RECONSTRUCTION = {18.31, 40.127, 63.94};
  private static final double[] KL = {25.42, 13.871, 9.316};
  private static final List<String> TERMS = List.of("loss", "reconstruction", "kl");
  private static final String MONITOR = "discriminator_accuracy";
  private static final List<String> SAMPLE_FACTORS =
      Stream.concat(Stream.of("color"), FACTORS.stream()).toList();
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final List<String> runs;
  private final int samples;
  private final Random random = new Random(20260101);

  private FixtureStudy(List<String> runs, int samples) {
    this.runs = runs;
    this.samples = samples;
  }

  /** Three runs named as usual. */
  static Analysis ofSize(int samples) {
    return of(List.of("quick-beta-1", "quick-beta-5", "quick-beta-10"), samples);
  }

  static Analysis of(List<String> runs, int samples) {
    FixtureStudy study = new FixtureStudy(runs, samples);
    FixtureScores scores = new FixtureScores(runs);
    FixtureLatents latents = new FixtureLatents(runs);
    return new Analysis(
        List.of(
            images().get(0),
            images().get(1),
            study.runsTable(),
            references(),
            study.loss(),
            study.history(),
            study.mig(),
            study.information(),
            study.components(),
            study.scores(),
            study.measures(),
            study.latents(),
            study.mixtureShares(),
            study.sparsity(),
            study.activeShares(),
            study.pairedLatents(),
            scores.modelScores(),
            scores.bins(),
            scores.ranking(),
            study.embedding(),
            latents.responses(),
            latents.densities(),
            study.cards()),
        FixturePictures.of(study.runs, study.random),
        List.of(),
        List.of(),
        List.of());
  }

  /** What dSprites' images and classes are. */
  private static List<Table> images() {
    return ImageTables.of(new BlockImages(), Dsprites.GRID.factors());
  }

  /** A row of each run, by its number. */
  private <R extends Record> Table perRun(Class<R> type, IntFunction<R> row) {
    return Schema.of(type).table(IntStream.range(0, runs.size()).mapToObj(row));
  }

  private Table runsTable() {
    return perRun(
        RunRow.class,
        i ->
            new RunRow(
                runs.get(i),
                "beta-VAE",
                OptionalDouble.of(BETAS[i]),
                LATENTS,
                OptionalLong.of(1),
                OptionalLong.of(3000 + i),
                OptionalLong.of(192000),
                OptionalDouble.of(61.23456 + i),
                "/device:CPU:0",
                "renderer",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
                OptionalDouble.of(0.1),
                "complete"));
  }

  /** As of all of dSprites, measured as published gaps were. */
  private static Table references() {
    return Schema.of(ReferenceRow.class)
        .table(
            Stream.of(
                new ReferenceRow("images", "", 737_280, "images in the data"),
                new ReferenceRow("pictures", "", 715_710, "of these, different pictures"),
                new ReferenceRow("sample", "", 10_000, "images that the scores are of"),
                new ReferenceRow("sample_pictures", "", 9925, "of these, different pictures"),
                new ReferenceRow("learned", "", 10_000, "images that scores learn from"),
                new ReferenceRow("test", "", 5000, "images that these are judged by"),
                new ReferenceRow("unseen", "", 4931, "of these, images that were not learned from"),
                new ReferenceRow("bins", "", 20, "bins of equal width"),
                new ReferenceRow(
                    "constant_rate", "", 719.9712345, "one Bernoulli rate for all pixels"),
                new ReferenceRow("pixel_mean", "", 565.52, "each pixel's own mean rate"),
                new ReferenceRow(
                    "image_entropy", "", 13.47, "entropy of the images: the floor at β = 1"),
                new ReferenceRow("ceiling", "", 0.8963531782, "a perfect code, 20 bins"),
                new ReferenceRow("ceiling", "shape", 0.998, "a perfect code, 20 bins"),
                new ReferenceRow("dsprites", "", 1, "the images are all of dSprites"),
                new ReferenceRow("published", "", 1, "gaps are measured as published ones were"),
                new ReferenceRow(
                    "course_report", "", 1, "the models are those of the course report")));
  }

  private Table loss() {
    return Schema.of(LossRow.class)
        .table(IntStream.range(0, runs.size()).mapToObj(this::loss), TERMS);
  }

  private LossRow loss(int i) {
    double loss = RECONSTRUCTION[i] + BETAS[i] * KL[i];
    return new LossRow(
        runs.get(i),
        "beta-VAE",
        OptionalDouble.of(BETAS[i]),
        Map.of("loss", loss, "reconstruction", RECONSTRUCTION[i], "kl", KL[i]),
        OptionalDouble.of(loss * 1.0123),
        "sampled",
        OptionalDouble.of(RECONSTRUCTION[i] * 0.7));
  }

  private Table history() {
    List<EpochRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int epoch = 1; epoch <= 20; epoch++) {
        for (String split : List.of("train", "validation")) {
          double noise = 1 + 0.02 * random.nextGaussian();
          double reconstruction = (RECONSTRUCTION[i] + 400 * Math.exp(-epoch / 2.5)) * noise;
          double kl = KL[i] * (1 - Math.exp(-epoch / 3.0)) * noise;
          Map<String, Double> terms = new LinkedHashMap<>();
          terms.put("loss", reconstruction + BETAS[i] * kl);
          terms.put("reconstruction", reconstruction);
          terms.put("kl", kl);
          if (i == 2 && split.equals("train")) {
            terms.put(MONITOR, 0.5 + 0.3 * Math.exp(-epoch / 5.0));
          }
          rows.add(new EpochRow(runs.get(i), epoch, split, terms, 150L * epoch));
        }
      }
    }
    List<String> columns = Stream.concat(TERMS.stream(), Stream.of(MONITOR)).toList();
    return Schema.of(EpochRow.class).table(rows.stream(), columns);
  }

  private static double gap(int run, int factor) {
    double[][] gaps = {
      {0.0612, 0.3308, 0.0021, 0.0203, 0.0917},
      {0.0201, 0.5315, 0.0108, 0.0502, 0.0103},
      {0.0122, 0.4711, 0.0007, 0.1409, 0.1207}
    };
    return gaps[run][factor];
  }

  private Table mig() {
    return Schema.of(GapRow.class)
        .table(IntStream.range(0, runs.size()).mapToObj(this::gaps), FACTORS);
  }

  private GapRow gaps(int run) {
    Map<String, Double> byFactor = new LinkedHashMap<>();
    double sum = 0;
    for (int factor = 0; factor < FACTORS.size(); factor++) {
      byFactor.put(FACTORS.get(factor), gap(run, factor));
      sum += gap(run, factor);
    }
    return new GapRow(
        runs.get(run), "beta-VAE", OptionalDouble.of(BETAS[run]), sum / FACTORS.size(), byFactor);
  }

  private Table information() {
    List<InformationRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int factor = 0; factor < FACTORS.size(); factor++) {
        double entropy = Math.log(SIZES[factor]);
        double second = 0.1 * entropy * random.nextDouble();
        int best = random.nextInt(LATENTS);
        for (int latent = 0; latent < LATENTS; latent++) {
          double nats =
              latent == best
                  ? second + gap(i, factor) * entropy
                  : latent == (best + 1) % LATENTS ? second : second * random.nextDouble();
          double chance = 19 * (SIZES[factor] - 1) / 20_000.0;
          rows.add(
              new InformationRow(
                  runs.get(i),
                  FACTORS.get(factor),
                  latent,
                  nats,
                  entropy,
                  OptionalDouble.of(2.2 + 0.5 * random.nextDouble()),
                  OptionalDouble.of(chance),
                  OptionalDouble.of(chance + 0.003)));
        }
      }
    }
    return Schema.of(InformationRow.class).table(rows.stream());
  }

  private Table components() {
    List<PrincipalComponentRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      double total = 0;
      for (int k = 0; k < LATENTS; k++) {
        total += Math.exp(-k * (0.15 + 0.1 * i));
      }
      double cumulative = 0;
      for (int k = 0; k < LATENTS; k++) {
        double eigenvalue = Math.exp(-k * (0.15 + 0.1 * i));
        cumulative += eigenvalue / total;
        rows.add(
            new PrincipalComponentRow(
                runs.get(i), k + 1, eigenvalue, eigenvalue / total, cumulative));
      }
    }
    return Schema.of(PrincipalComponentRow.class).table(rows.stream());
  }

  private Table scores() {
    return Schema.of(PrincipalScoreRow.class).table(points().stream(), SAMPLE_FACTORS);
  }

  /** The classes of the samples of {@code pca_scores}, elsewhere. */
  private Table embedding() {
    return Schema.of(EmbeddingRow.class)
        .table(
            points().stream()
                .map(
                    row ->
                        new EmbeddingRow(row.run(), row.sample(), row.x(), row.y(), row.classes())),
            SAMPLE_FACTORS);
  }

  private List<PrincipalScoreRow> points() {
    List<PrincipalScoreRow> rows = new ArrayList<>();
    for (String run : runs) {
      for (int sample = 0; sample < samples; sample++) {
        int[] classes = new int[SIZES.length];
        Map<String, Integer> byFactor = new LinkedHashMap<>(Map.of("color", 0));
        for (int factor = 0; factor < SIZES.length; factor++) {
          classes[factor] = random.nextInt(SIZES[factor]);
          byFactor.put(FACTORS.get(factor), classes[factor]);
        }
        double angle = 2 * Math.PI * classes[2] / 39;
        double radius = 1 + 0.2 * classes[1] + 0.1 * random.nextGaussian();
        rows.add(
            new PrincipalScoreRow(
                run,
                sample,
                classes[3] / 12.0 + radius * Math.cos(angle),
                classes[4] / 12.0 + radius * Math.sin(angle),
                byFactor));
      }
    }
    return rows;
  }

  private Table measures() {
    List<MeasureRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      rows.add(measure(i, "reconstruction", RECONSTRUCTION[i], NONE));
      rows.add(measure(i, "log_likelihood", -42.25 - 8 * i, OptionalDouble.of(0.7312)));
      rows.add(measure(i, "active_units", 10 - 2 * i, NONE));
      if (i == 1) {
        rows.add(measure(i, "own_term", 3.25, NONE));
      }
    }
    return Schema.of(MeasureRow.class).table(rows.stream());
  }

  private MeasureRow measure(int run, String measure, double value, OptionalDouble error) {
    return new MeasureRow(runs.get(run), "beta-VAE", measure, value, error);
  }

  private Table latents() {
    List<LatentRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int latent = 0; latent < LATENTS; latent++) {
        boolean active = latent >= 2 * i;
        rows.add(
            new LatentRow(
                runs.get(i),
                latent,
                0.01 * latent,
                active ? 0.9 : 0.001,
                active ? 1 : 0,
                OptionalDouble.of(active ? 0.5 + 0.3 * latent : 0.002),
                i == 0 ? NONE : OptionalDouble.of(0.03),
                OptionalDouble.of(0)));
      }
    }
    return Schema.of(LatentRow.class).table(rows.stream());
  }

  private Table sparsity() {
    SparsityRow row =
        new SparsityRow(runs.get(0), "SC-VAE", NONE, LATENTS, 0.3125, 0.4187, 6.875, 0);
    return Schema.of(SparsityRow.class).table(Stream.of(row));
  }

  /** Of the first run alone. */
  private Table mixtureShares() {
    return Schema.of(MixtureComponentRow.class)
        .table(
            IntStream.range(0, 50)
                .mapToObj(k -> new MixtureComponentRow(runs.get(0), k, share(k, 50))));
  }

  /** Likewise. */
  private Table activeShares() {
    return Schema.of(ActiveShareRow.class)
        .table(
            IntStream.range(0, LATENTS)
                .mapToObj(k -> new ActiveShareRow(runs.get(0), k, share(k, LATENTS))));
  }

  /** Likewise: the first latent is the scale's alone, the second one's half of the time. */
  private Table pairedLatents() {
    return Schema.of(PairedLatentRow.class)
        .table(
            Stream.of(
                new PairedLatentRow(runs.get(0), "scale", 0, 1, 300),
                new PairedLatentRow(runs.get(0), "scale", 1, 0.125, 300),
                new PairedLatentRow(runs.get(0), "position_x", 0, 0, 300),
                new PairedLatentRow(runs.get(0), "position_x", 1, 0.5, 300)));
  }

  private static double share(int index, int count) {
    return 2.0 * (count - index) / (count * (count + 1));
  }

  private Table cards() {
    return Schema.of(ModelCardRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        Stream.of(
                            new ModelCardRow(run, "environment tensorflow", "2.18.0"),
                            new ModelCardRow(run, "validation kl", "7.595899018733"),
                            new ModelCardRow(
                                run, "configuration", "name: \"<i>a</i>\"\nseed: 1\n"))));
  }
}
