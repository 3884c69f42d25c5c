package org.disentangle.analysis.table;

import java.util.stream.Collectors;
import org.disentangle.Version;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SharedPath;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table {@code analysis}, one row: which images everything else was measured on, and how.
 *
 * <p>source ({@code renderer}, or the archive's file name), path (as seen from the working folder;
 * only the name of an archive that lies elsewhere), checksum (SHA-256 of the bit-packed images),
 * images (how many there are), factors (each name with its number of classes), samples (images
 * encoded), every_image (whether all were asked for), train_samples and test_samples (how many
 * images scores that learn something learn from, and are judged by), bins, seed, permutations,
 * resamples, likelihood_images, likelihood_draws, version (of this program).
 */
public final class AnalysisTable {
  private final Table table = Table.create("analysis");

  private AnalysisTable(
      FactorImages images, AnalyzedImages analyzed, AnalysisConfig config, String path) {
    text("source", images.source());
    text("path", path);
    text("checksum", images.checksum());
    whole("images", images.size());
    text(
        "factors",
        images.factors().stream()
            .map(factor -> factor.name() + " " + factor.size())
            .collect(Collectors.joining("; ")));
    whole("samples", analyzed.sample().size());
    text("every_image", String.valueOf(config.getEveryImage()));
    whole("train_samples", analyzed.learned());
    whole("test_samples", analyzed.test().size());
    whole("bins", config.getBins());
    table.addColumns(LongColumn.create("seed", new long[] {config.getSeed()}));
    whole("permutations", config.getPermutations());
    whole("resamples", config.getResamples());
    whole("likelihood_images", config.getLikelihoodImages());
    whole("likelihood_draws", config.getLikelihoodDraws());
    text("version", Version.disentangle());
  }

  /** The table of an analysis. */
  public static Table of(FactorImages images, AnalyzedImages analyzed, AnalysisConfig config) {
    String path = images.path().map(SharedPath::of).orElse("");
    return new AnalysisTable(images, analyzed, config, path).table;
  }

  /** The same without the path, which is another on another machine. */
  public static Table withoutPath(
      FactorImages images, AnalyzedImages analyzed, AnalysisConfig config) {
    return new AnalysisTable(images, analyzed, config, "").table;
  }

  private void text(String name, String value) {
    table.addColumns(StringColumn.create(name, value));
  }

  private void whole(String name, int value) {
    table.addColumns(IntColumn.create(name, new int[] {value}));
  }
}
