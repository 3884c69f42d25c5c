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
import org.disentangle.analysis.picture.Picture;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ActiveShareRow;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.MeasureRow;
import org.disentangle.table.row.MixtureComponentRow;
import org.disentangle.table.row.ModelCardRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import org.disentangle.table.row.RankingRow;
import org.disentangle.table.row.ReferenceRow;
import org.disentangle.table.row.ResponseRow;
import org.disentangle.table.row.RunRow;
import org.disentangle.table.row.ScoreRow;
import org.disentangle.table.row.SparsityRow;
import tech.tablesaw.api.Table;

/** A made-up study of three β-VAEs with plausible numbers, the same each time. */
final class FixtureStudy {
  static final List<String> FACTORS =
      List.of("shape", "scale", "orientation", "position_x", "position_y");
  static final int LATENTS = 10;
  private static final int[] SIZES = {3, 6, 40, 32, 32};
  private static final double[] BETAS = {1, 5, 10};
  private static final double[] RECONSTRUCTION = {18.31, 40.127, 63.94};
  private static final double[] KL = {25.42, 13.871, 9.316};
  private static final List<String> TERMS = List.of("loss", "reconstruction", "kl");
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
    return new Analysis(
        List.of(
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
            study.modelScores(),
            study.bins(),
            study.ranking(),
            study.embedding(),
            study.responses(),
            study.densities(),
            study.cards()),
        study.pictures(),
        List.of(),
        List.of(),
        List.of());
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
          double loss = reconstruction + BETAS[i] * kl;
          rows.add(
              new EpochRow(
                  runs.get(i),
                  epoch,
                  split,
                  Map.of("loss", loss, "reconstruction", reconstruction, "kl", kl),
                  150L * epoch));
        }
      }
    }
    return Schema.of(EpochRow.class).table(rows.stream(), TERMS);
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
                0));
      }
    }
    return Schema.of(LatentRow.class).table(rows.stream());
  }

  private Table sparsity() {
    SparsityRow row =
        new SparsityRow(runs.get(0), "SC-VAE", NONE, LATENTS, 0.3125, 0.4187, 6.875, 0);
    return Schema.of(SparsityRow.class).table(Stream.of(row));
  }

  private Table ranking() {
    return perRun(
        RankingRow.class,
        i -> new RankingRow(runs.get(i), "spearman", 0.4321, runs.size() - 1, 0.3216, 0.5437));
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

  private static double share(int index, int count) {
    return 2.0 * (count - index) / (count * (count + 1));
  }

  /** One score of each kind: with everything, without an interval, without a chance, unbounded. */
  private Table modelScores() {
    List<ScoreRow> rows = new ArrayList<>();
    double nothing = Double.NaN;
    for (int i = 0; i < runs.size(); i++) {
      rows.add(score(i, "mig", 0.1012 + 0.01 * i, 0.00021, 0.0981, 0.1234));
      rows.add(score(i, "factor_vae", 0.7203 + 0.02 * i, 0.2871, 0.7012, 0.7655));
      rows.add(score(i, "dci_disentanglement", 0.2505, 0.0123, nothing, nothing));
      rows.add(score(i, "total_correlation", 0.0432 + i, nothing, 0.0401, 0.0455 + i));
      double distance = i == 1 ? Double.POSITIVE_INFINITY : 3.25;
      rows.add(score(i, "wasserstein", distance, nothing, nothing, nothing));
      rows.add(score(i, "a_score_to_come", 0.5, 0.1, 0.4, 0.6));
    }
    return Schema.of(ScoreRow.class).table(rows.stream());
  }

  private ScoreRow score(
      int run, String name, double value, double chance, double low, double high) {
    return new ScoreRow(
        runs.get(run), name, value, Blank.ifNaN(chance), Blank.ifNaN(low), Blank.ifNaN(high));
  }

  private Table bins() {
    List<BinnedGapRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int bins : new int[] {10, 20, 50, 100}) {
        rows.add(
            new BinnedGapRow(
                runs.get(i),
                bins,
                0.1 + 0.0005 * bins + 0.01 * i,
                OptionalDouble.of(1 - 1.0 / bins)));
      }
    }
    return Schema.of(BinnedGapRow.class).table(rows.stream());
  }

  /** Latent 0 goes with the scale, 1 with the orientation, 2 stays. */
  private Table responses() {
    List<ResponseRow> rows = new ArrayList<>();
    for (String run : runs) {
      for (int latent = 0; latent < 3; latent++) {
        for (int factor = 0; factor < FACTORS.size(); factor++) {
          boolean answers = latent < 2 && factor == latent + 1;
          for (int each = 0; each < SIZES[factor]; each++) {
            rows.add(
                new ResponseRow(
                    run,
                    latent,
                    FACTORS.get(factor),
                    each,
                    answers ? 2.0 * each / SIZES[factor] - 1 : 0.001 * latent,
                    OptionalDouble.of(answers ? 0.125 : 0.5),
                    100));
          }
        }
      }
    }
    return Schema.of(ResponseRow.class).table(rows.stream());
  }

  /** The first run draws from posteriors and prior, the others do neither. */
  private Table densities() {
    List<DensityRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int latent = 0; latent < 4; latent++) {
        for (int bin = 0; bin < 40; bin++) {
          double low = -4 + 0.2 * bin;
          double density = Math.exp(-low * low / 2) / Math.sqrt(2 * Math.PI);
          OptionalDouble drawn = i == 0 ? OptionalDouble.of(density) : NONE;
          rows.add(
              new DensityRow(runs.get(i), latent, low, low + 0.2, bin == 20 ? 5 : 0, drawn, drawn));
        }
      }
    }
    return Schema.of(DensityRow.class).table(rows.stream());
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

  private List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>(List.of(sheet("images", 8, 8)));
    for (String run : runs) {
      pictures.add(sheet("reconstructions-" + run, 8, 2));
      pictures.add(sheet("samples-" + run, 8, 8));
    }
    return pictures;
  }

  /** Soft discs, as a β-VAE would draw them. */
  private Picture sheet(String name, int columns, int rows) {
    int width = 64 * columns;
    float[] pixels = new float[width * 64 * rows];
    for (int image = 0; image < columns * rows; image++) {
      double centreX = 16 + 32 * random.nextDouble();
      double centreY = 16 + 32 * random.nextDouble();
      double radius = 5 + 6 * random.nextDouble();
      for (int y = 0; y < 64; y++) {
        for (int x = 0; x < 64; x++) {
          double distance = Math.hypot(x - centreX, y - centreY);
          int index = (image / columns * 64 + y) * width + image % columns * 64 + x;
          pixels[index] = (float) (1 / (1 + Math.exp((distance - radius) * 1.5)));
        }
      }
    }
    return new Picture(name, width, 64 * rows, pixels);
  }
}
