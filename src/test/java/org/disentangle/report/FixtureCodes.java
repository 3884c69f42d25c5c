package org.disentangle.report;

import java.util.List;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is known of the codes of a made-up study's images: their components and maps, and what each
 * latent does.
 *
 * @param runs of the study
 * @param samples images on a map
 * @param random the study's own
 */
record FixtureCodes(List<String> runs, int samples, Random random) {
  static final int LATENTS = 10;

  Table components() {
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

  Table scores() {
    Table table =
        Table.create(
            "pca_scores",
            StringColumn.create("run"),
            IntColumn.create("sample"),
            DoubleColumn.create("pc1"),
            DoubleColumn.create("pc2"),
            IntColumn.create("color"));
    FixtureStudy.FACTORS.forEach(factor -> table.addColumns(IntColumn.create(factor)));
    for (String run : runs) {
      for (int sample = 0; sample < samples; sample++) {
        int[] classes = new int[FixtureStudy.SIZES.length];
        for (int factor = 0; factor < FixtureStudy.SIZES.length; factor++) {
          classes[factor] = random.nextInt(FixtureStudy.SIZES[factor]);
          table.intColumn(FixtureStudy.FACTORS.get(factor)).append(classes[factor]);
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

  Table latents() {
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

  Table sparsity() {
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

  /** Shares of the first run alone. */
  Table shares(String name, String index, int count) {
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

  /** The classes of the samples of {@code pca_scores}, elsewhere. */
  Table embedding() {
    Table table = scores();
    table.setName("embedding");
    table.column("pc1").setName("x");
    table.column("pc2").setName("y");
    return table;
  }

  /** Latent 0 goes with the scale, 1 with the orientation, 2 stays. */
  Table responses() {
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
        for (int factor = 0; factor < FixtureStudy.FACTORS.size(); factor++) {
          boolean answers = latent < 2 && factor == latent + 1;
          for (int each = 0; each < FixtureStudy.SIZES[factor]; each++) {
            table.stringColumn("run").append(run);
            table.intColumn("latent").append(latent);
            table.stringColumn("factor").append(FixtureStudy.FACTORS.get(factor));
            table.intColumn("class").append(each);
            table
                .doubleColumn("mean")
                .append(answers ? 2.0 * each / FixtureStudy.SIZES[factor] - 1 : 0.001 * latent);
            table.doubleColumn("sd").append(answers ? 0.125 : 0.5);
            table.intColumn("images").append(100);
          }
        }
      }
    }
    return table;
  }

  /** The first run draws from posteriors and prior, the others do neither. */
  Table densities() {
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
}
