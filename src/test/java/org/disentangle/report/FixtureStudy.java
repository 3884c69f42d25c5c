package org.disentangle.report;

import java.util.List;
import java.util.Random;
import org.disentangle.analysis.Analysis;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A made-up study of three β-VAEs with plausible numbers, the same each time. */
final class FixtureStudy {
  static final List<String> FACTORS =
      List.of("shape", "scale", "orientation", "position_x", "position_y");
  static final int[] SIZES = {3, 6, 40, 32, 32};
  private static final double[] BETAS = {1, 5, 10};
  private static final double[] RECONSTRUCTION = {18.31, 40.127, 63.94};
  private static final double[] KL = {25.42, 13.871, 9.316};

  private final List<String> runs;
  private final Random random = new Random(20260101);

  private FixtureStudy(List<String> runs) {
    this.runs = runs;
  }

  /** Three runs named as usual. */
  static Analysis ofSize(int samples) {
    return of(List.of("quick-beta-1", "quick-beta-5", "quick-beta-10"), samples);
  }

  static Analysis of(List<String> runs, int samples) {
    FixtureStudy study = new FixtureStudy(runs);
    FixtureCodes codes = new FixtureCodes(runs, samples, study.random);
    return new Analysis(
        List.of(
            study.runsTable(),
            references(),
            study.loss(),
            study.history(),
            study.mig(),
            study.information(),
            codes.components(),
            codes.scores(),
            study.measures(),
            codes.latents(),
            codes.shares("components", "component", 50),
            codes.sparsity(),
            codes.shares("active_share", "latent", FixtureCodes.LATENTS),
            study.modelScores(),
            study.bins(),
            study.ranking(),
            codes.embedding(),
            codes.responses(),
            codes.densities(),
            study.cards()),
        FixturePictures.of(runs, study.random),
        List.of(),
        List.of(),
        List.of());
  }

  private Table runsTable() {
    Table table =
        Table.create(
            "runs",
            StringColumn.create("run"),
            StringColumn.create("model"),
            DoubleColumn.create("beta"),
            IntColumn.create("latent_dimension"),
            IntColumn.create("seed"),
            IntColumn.create("steps"),
            IntColumn.create("images"),
            DoubleColumn.create("wall_seconds"),
            StringColumn.create("device"),
            StringColumn.create("data"),
            StringColumn.create("data_checksum"),
            DoubleColumn.create("validation_fraction"),
            StringColumn.create("ended"));
    for (int i = 0; i < runs.size(); i++) {
      table.stringColumn("run").append(runs.get(i));
      table.stringColumn("model").append("beta-VAE");
      table.doubleColumn("beta").append(BETAS[i]);
      table.intColumn("latent_dimension").append(FixtureCodes.LATENTS);
      table.intColumn("seed").append(1);
      table.intColumn("steps").append(3000 + i);
      table.intColumn("images").append(192000);
      table.doubleColumn("wall_seconds").append(61.23456 + i);
      table.stringColumn("device").append("/device:CPU:0");
      table.stringColumn("data").append("renderer");
      table
          .stringColumn("data_checksum")
          .append("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c");
      table.doubleColumn("validation_fraction").append(0.1);
      table.stringColumn("ended").append("complete");
    }
    return table;
  }

  /** As of all of dSprites, measured as published gaps were. */
  private static Table references() {
    Table table =
        Table.create(
            "references",
            StringColumn.create("reference"),
            StringColumn.create("factor"),
            DoubleColumn.create("value"),
            StringColumn.create("text"));
    reference(table, "images", 737_280, "images in the data");
    reference(table, "pictures", 715_710, "of these, different pictures");
    reference(table, "sample", 10_000, "images that the scores are of");
    reference(table, "sample_pictures", 9925, "of these, different pictures");
    reference(table, "learned", 10_000, "images that scores learn from");
    reference(table, "test", 5000, "images that these are judged by");
    reference(table, "unseen", 4931, "of these, images that were not learned from");
    reference(table, "bins", 20, "bins of equal width");
    reference(table, "constant_rate", 719.9712345, "one Bernoulli rate for all pixels");
    reference(table, "pixel_mean", 565.52, "each pixel's own mean rate");
    reference(table, "image_entropy", 13.47, "entropy of the images: the floor at β = 1");
    reference(table, "ceiling", 0.8963531782, "a perfect code, 20 bins");
    reference(table, "ceiling", 0.998, "a perfect code, 20 bins");
    table.stringColumn("factor").set(table.rowCount() - 1, "shape");
    reference(table, "dsprites", 1, "the images are all of dSprites");
    reference(table, "published", 1, "gaps are measured as published ones were");
    return table;
  }

  private static void reference(Table table, String name, double value, String text) {
    table.stringColumn("reference").append(name);
    table.stringColumn("factor").append("");
    table.doubleColumn("value").append(value);
    table.stringColumn("text").append(text);
  }

  private Table loss() {
    Table table = Table.create("loss", StringColumn.create("run"), StringColumn.create("model"));
    for (String column :
        List.of(
            "beta", "loss", "reconstruction", "kl", "validation_loss", "reconstruction_at_mean")) {
      table.addColumns(DoubleColumn.create(column));
    }
    table.insertColumn(7, StringColumn.create("z"));
    for (int i = 0; i < runs.size(); i++) {
      table.stringColumn("run").append(runs.get(i));
      table.stringColumn("model").append("beta-VAE");
      table.doubleColumn("beta").append(BETAS[i]);
      double loss = RECONSTRUCTION[i] + BETAS[i] * KL[i];
      table.doubleColumn("loss").append(loss);
      table.doubleColumn("reconstruction").append(RECONSTRUCTION[i]);
      table.doubleColumn("kl").append(KL[i]);
      table.doubleColumn("validation_loss").append(loss * 1.0123);
      table.stringColumn("z").append("sampled");
      table.doubleColumn("reconstruction_at_mean").append(RECONSTRUCTION[i] * 0.7);
    }
    return table;
  }

  private Table history() {
    Table table =
        Table.create(
            "history",
            StringColumn.create("run"),
            IntColumn.create("epoch"),
            StringColumn.create("split"),
            DoubleColumn.create("loss"),
            DoubleColumn.create("reconstruction"),
            DoubleColumn.create("kl"),
            IntColumn.create("step"));
    for (int i = 0; i < runs.size(); i++) {
      for (int epoch = 1; epoch <= 20; epoch++) {
        for (String split : List.of("train", "validation")) {
          double noise = 1 + 0.02 * random.nextGaussian();
          double reconstruction = (RECONSTRUCTION[i] + 400 * Math.exp(-epoch / 2.5)) * noise;
          double kl = KL[i] * (1 - Math.exp(-epoch / 3.0)) * noise;
          table.stringColumn("run").append(runs.get(i));
          table.intColumn("epoch").append(epoch);
          table.stringColumn("split").append(split);
          table.doubleColumn("loss").append(reconstruction + BETAS[i] * kl);
          table.doubleColumn("reconstruction").append(reconstruction);
          table.doubleColumn("kl").append(kl);
          table.intColumn("step").append(150 * epoch);
        }
      }
    }
    return table;
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
    Table table =
        Table.create(
            "mig",
            StringColumn.create("run"),
            StringColumn.create("model"),
            DoubleColumn.create("beta"),
            DoubleColumn.create("mig"));
    FACTORS.forEach(factor -> table.addColumns(DoubleColumn.create(factor)));
    for (int i = 0; i < runs.size(); i++) {
      table.stringColumn("run").append(runs.get(i));
      table.stringColumn("model").append("beta-VAE");
      table.doubleColumn("beta").append(BETAS[i]);
      double sum = 0;
      for (int factor = 0; factor < FACTORS.size(); factor++) {
        table.doubleColumn(FACTORS.get(factor)).append(gap(i, factor));
        sum += gap(i, factor);
      }
      table.doubleColumn("mig").append(sum / FACTORS.size());
    }
    return table;
  }

  private Table information() {
    Table table =
        Table.create(
            "mutual_information",
            StringColumn.create("run"),
            StringColumn.create("factor"),
            IntColumn.create("latent"),
            DoubleColumn.create("nats"),
            DoubleColumn.create("factor_entropy"),
            DoubleColumn.create("latent_entropy"),
            DoubleColumn.create("chance"),
            DoubleColumn.create("chance_high"));
    for (int i = 0; i < runs.size(); i++) {
      for (int factor = 0; factor < FACTORS.size(); factor++) {
        double entropy = Math.log(SIZES[factor]);
        double second = 0.1 * entropy * random.nextDouble();
        int best = random.nextInt(FixtureCodes.LATENTS);
        for (int latent = 0; latent < FixtureCodes.LATENTS; latent++) {
          table.stringColumn("run").append(runs.get(i));
          table.stringColumn("factor").append(FACTORS.get(factor));
          table.intColumn("latent").append(latent);
          table
              .doubleColumn("nats")
              .append(
                  latent == best
                      ? second + gap(i, factor) * entropy
                      : latent == (best + 1) % FixtureCodes.LATENTS
                          ? second
                          : second * random.nextDouble());
          table.doubleColumn("factor_entropy").append(entropy);
          table.doubleColumn("latent_entropy").append(2.2 + 0.5 * random.nextDouble());
          double chance = 19 * (SIZES[factor] - 1) / 20_000.0;
          table.doubleColumn("chance").append(chance);
          table.doubleColumn("chance_high").append(chance + 0.003);
        }
      }
    }
    return table;
  }

  private Table measures() {
    Table table =
        Table.create(
            "measures",
            StringColumn.create("run"),
            StringColumn.create("model"),
            StringColumn.create("measure"),
            DoubleColumn.create("value"),
            DoubleColumn.create("standard_error"));
    for (int i = 0; i < runs.size(); i++) {
      addMeasure(table, i, "reconstruction", RECONSTRUCTION[i], Double.NaN);
      addMeasure(table, i, "log_likelihood", -42.25 - 8 * i, 0.7312);
      addMeasure(table, i, "active_units", 10 - 2 * i, Double.NaN);
      if (i == 1) {
        addMeasure(table, i, "own_term", 3.25, Double.NaN);
      }
    }
    return table;
  }

  private void addMeasure(Table table, int run, String measure, double value, double error) {
    table.stringColumn("run").append(runs.get(run));
    table.stringColumn("model").append("beta-VAE");
    table.stringColumn("measure").append(measure);
    table.doubleColumn("value").append(value);
    table.doubleColumn("standard_error").append(error);
  }

  private Table ranking() {
    Table table = Table.create("udr", StringColumn.create("run"), StringColumn.create("estimator"));
    table.addColumns(
        DoubleColumn.create("value"),
        IntColumn.create("pairs"),
        DoubleColumn.create("lowest"),
        DoubleColumn.create("highest"));
    for (String run : runs) {
      table.stringColumn("run").append(run);
      table.stringColumn("estimator").append("spearman");
      table.doubleColumn("value").append(0.4321);
      table.intColumn("pairs").append(runs.size() - 1);
      table.doubleColumn("lowest").append(0.3216);
      table.doubleColumn("highest").append(0.5437);
    }
    return table;
  }

  /** One score of each kind: with everything, without an interval, without a chance, unbounded. */
  private Table modelScores() {
    Table table = Table.create("scores", StringColumn.create("run"), StringColumn.create("score"));
    for (String column : List.of("value", "chance", "low", "high")) {
      table.addColumns(DoubleColumn.create(column));
    }
    double nothing = Double.NaN;
    for (int i = 0; i < runs.size(); i++) {
      score(table, i, "mig", 0.1012 + 0.01 * i, 0.00021, 0.0981, 0.1234);
      score(table, i, "factor_vae", 0.7203 + 0.02 * i, 0.2871, 0.7012, 0.7655);
      score(table, i, "dci_disentanglement", 0.2505, 0.0123, nothing, nothing);
      score(table, i, "total_correlation", 0.0432 + i, nothing, 0.0401, 0.0455 + i);
      score(
          table,
          i,
          "wasserstein",
          i == 1 ? Double.POSITIVE_INFINITY : 3.25,
          nothing,
          nothing,
          nothing);
      score(table, i, "a_score_to_come", 0.5, 0.1, 0.4, 0.6);
    }
    return table;
  }

  private void score(Table table, int run, String name, double... numbers) {
    table.stringColumn("run").append(runs.get(run));
    table.stringColumn("score").append(name);
    for (int i = 0; i < numbers.length; i++) {
      ((DoubleColumn) table.column(2 + i)).append(numbers[i]);
    }
  }

  private Table bins() {
    Table table =
        Table.create(
            "mig_bins",
            StringColumn.create("run"),
            IntColumn.create("bins"),
            DoubleColumn.create("mig"),
            DoubleColumn.create("ceiling"));
    for (int i = 0; i < runs.size(); i++) {
      for (int bins : new int[] {10, 20, 50, 100}) {
        table.stringColumn("run").append(runs.get(i));
        table.intColumn("bins").append(bins);
        table.doubleColumn("mig").append(0.1 + 0.0005 * bins + 0.01 * i);
        table.doubleColumn("ceiling").append(1 - 1.0 / bins);
      }
    }
    return table;
  }

  private Table cards() {
    Table table =
        Table.create(
            "model_cards",
            StringColumn.create("run"),
            StringColumn.create("item"),
            StringColumn.create("text"));
    for (String run : runs) {
      card(table, run, "environment tensorflow", "2.18.0");
      card(table, run, "validation kl", "7.595899018733");
      card(table, run, "configuration", "name: \"<i>a</i>\"\nseed: 1\n");
    }
    return table;
  }

  private static void card(Table table, String run, String item, String text) {
    table.stringColumn("run").append(run);
    table.stringColumn("item").append(item);
    table.stringColumn("text").append(text);
  }
}
