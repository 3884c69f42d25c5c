package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.picture.Picture;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
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
            study.shares("components", "component", 50),
            study.sparsity(),
            study.shares("active_share", "latent", LATENTS),
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
      table.intColumn("latent_dimension").append(LATENTS);
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
    reference(table, "course_report", 1, "the models are those of the course report");
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
        int best = random.nextInt(LATENTS);
        for (int latent = 0; latent < LATENTS; latent++) {
          table.stringColumn("run").append(runs.get(i));
          table.stringColumn("factor").append(FACTORS.get(factor));
          table.intColumn("latent").append(latent);
          table
              .doubleColumn("nats")
              .append(
                  latent == best
                      ? second + gap(i, factor) * entropy
                      : latent == (best + 1) % LATENTS ? second : second * random.nextDouble());
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

  private Table components() {
    Table table =
        Table.create(
            "pca",
            StringColumn.create("run"),
            IntColumn.create("component"),
            DoubleColumn.create("eigenvalue"),
            DoubleColumn.create("explained_ratio"),
            DoubleColumn.create("cumulative"));
    for (int i = 0; i < runs.size(); i++) {
      double total = 0;
      for (int k = 0; k < LATENTS; k++) {
        total += Math.exp(-k * (0.15 + 0.1 * i));
      }
      double cumulative = 0;
      for (int k = 0; k < LATENTS; k++) {
        double eigenvalue = Math.exp(-k * (0.15 + 0.1 * i));
        cumulative += eigenvalue / total;
        table.stringColumn("run").append(runs.get(i));
        table.intColumn("component").append(k + 1);
        table.doubleColumn("eigenvalue").append(eigenvalue);
        table.doubleColumn("explained_ratio").append(eigenvalue / total);
        table.doubleColumn("cumulative").append(cumulative);
      }
    }
    return table;
  }

  private Table scores() {
    Table table =
        Table.create(
            "pca_scores",
            StringColumn.create("run"),
            IntColumn.create("sample"),
            DoubleColumn.create("pc1"),
            DoubleColumn.create("pc2"),
            IntColumn.create("color"));
    FACTORS.forEach(factor -> table.addColumns(IntColumn.create(factor)));
    for (String run : runs) {
      for (int sample = 0; sample < samples; sample++) {
        int[] classes = new int[SIZES.length];
        for (int factor = 0; factor < SIZES.length; factor++) {
          classes[factor] = random.nextInt(SIZES[factor]);
          table.intColumn(FACTORS.get(factor)).append(classes[factor]);
        }
        double angle = 2 * Math.PI * classes[2] / 39;
        double radius = 1 + 0.2 * classes[1] + 0.1 * random.nextGaussian();
        table.stringColumn("run").append(run);
        table.intColumn("sample").append(sample);
        table.intColumn("color").append(0);
        table.doubleColumn("pc1").append(classes[3] / 12.0 + radius * Math.cos(angle));
        table.doubleColumn("pc2").append(classes[4] / 12.0 + radius * Math.sin(angle));
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

  private Table latents() {
    Table table = Table.create("latents", StringColumn.create("run"), IntColumn.create("latent"));
    table.addColumns(DoubleColumn.create("mean"), DoubleColumn.create("variance"));
    table.addColumns(IntColumn.create("active"), DoubleColumn.create("kl_nats"));
    table.addColumns(DoubleColumn.create("aggregate_fit"), DoubleColumn.create("zero_share"));
    for (int i = 0; i < runs.size(); i++) {
      for (int latent = 0; latent < LATENTS; latent++) {
        boolean active = latent >= 2 * i;
        table.stringColumn("run").append(runs.get(i));
        table.intColumn("latent").append(latent);
        table.doubleColumn("mean").append(0.01 * latent);
        table.doubleColumn("variance").append(active ? 0.9 : 0.001);
        table.intColumn("active").append(active ? 1 : 0);
        table.doubleColumn("kl_nats").append(active ? 0.5 + 0.3 * latent : 0.002);
        table.doubleColumn("aggregate_fit").append(i == 0 ? Double.NaN : 0.03);
        table.doubleColumn("zero_share").append(0);
      }
    }
    return table;
  }

  private Table sparsity() {
    Table table =
        Table.create("sparsity", StringColumn.create("run"), StringColumn.create("model"));
    table.addColumns(IntColumn.create("dimensions"));
    for (String column : List.of("zero_share", "hoyer", "mean_active", "silent_share")) {
      table.addColumns(DoubleColumn.create(column));
    }
    table.stringColumn("run").append(runs.get(0));
    table.stringColumn("model").append("SC-VAE");
    table.intColumn("dimensions").append(LATENTS);
    table.doubleColumn("zero_share").append(0.3125);
    table.doubleColumn("hoyer").append(0.4187);
    table.doubleColumn("mean_active").append(6.875);
    table.doubleColumn("silent_share").append(0);
    return table;
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

  /** Shares of the first run alone. */
  private Table shares(String name, String index, int count) {
    Table table =
        Table.create(
            name,
            StringColumn.create("run"),
            IntColumn.create(index),
            DoubleColumn.create("share"));
    for (int k = 0; k < count; k++) {
      table.stringColumn("run").append(runs.get(0));
      table.intColumn(index).append(k);
      table.doubleColumn("share").append(2.0 * (count - k) / (count * (count + 1)));
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

  /** The classes of the samples of {@code pca_scores}, elsewhere. */
  private Table embedding() {
    Table table = scores();
    table.setName("embedding");
    table.column("pc1").setName("x");
    table.column("pc2").setName("y");
    return table;
  }

  /** Latent 0 goes with the scale, 1 with the orientation, 2 stays. */
  private Table responses() {
    Table table =
        Table.create(
            "responses",
            StringColumn.create("run"),
            IntColumn.create("latent"),
            StringColumn.create("factor"),
            IntColumn.create("class"),
            DoubleColumn.create("mean"),
            DoubleColumn.create("sd"),
            IntColumn.create("images"));
    for (String run : runs) {
      for (int latent = 0; latent < 3; latent++) {
        for (int factor = 0; factor < FACTORS.size(); factor++) {
          boolean answers = latent < 2 && factor == latent + 1;
          for (int each = 0; each < SIZES[factor]; each++) {
            table.stringColumn("run").append(run);
            table.intColumn("latent").append(latent);
            table.stringColumn("factor").append(FACTORS.get(factor));
            table.intColumn("class").append(each);
            table
                .doubleColumn("mean")
                .append(answers ? 2.0 * each / SIZES[factor] - 1 : 0.001 * latent);
            table.doubleColumn("sd").append(answers ? 0.125 : 0.5);
            table.intColumn("images").append(100);
          }
        }
      }
    }
    return table;
  }

  /** The first run draws from posteriors and prior, the others do neither. */
  private Table densities() {
    Table table = Table.create("densities", StringColumn.create("run"), IntColumn.create("latent"));
    for (String column : List.of("low", "high", "codes", "posterior", "prior")) {
      table.addColumns(DoubleColumn.create(column));
    }
    for (int i = 0; i < runs.size(); i++) {
      for (int latent = 0; latent < 4; latent++) {
        for (int bin = 0; bin < 40; bin++) {
          double low = -4 + 0.2 * bin;
          double density = Math.exp(-low * low / 2) / Math.sqrt(2 * Math.PI);
          table.stringColumn("run").append(runs.get(i));
          table.intColumn("latent").append(latent);
          table.doubleColumn("low").append(low);
          table.doubleColumn("high").append(low + 0.2);
          table.doubleColumn("codes").append(bin == 20 ? 5 : 0);
          table.doubleColumn("posterior").append(i == 0 ? density : Double.NaN);
          table.doubleColumn("prior").append(i == 0 ? density : Double.NaN);
        }
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
