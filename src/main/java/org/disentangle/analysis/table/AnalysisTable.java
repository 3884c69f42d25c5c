package org.disentangle.analysis.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.Version;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.KnownFactors;
import org.disentangle.data.SharedPath;
import org.disentangle.table.Schema;
import org.disentangle.table.row.AnalysisRow;
import tech.tablesaw.api.Table;

/** The table {@code analysis}, one row: which images everything else was measured on, and how. */
public final class AnalysisTable {
  private AnalysisTable() {}

  /** The table of an analysis. */
  public static Table of(FactorImages images, AnalyzedImages analyzed, AnalysisConfig config) {
    return of(images, analyzed, config, images.path().map(SharedPath::of).orElse(""));
  }

  /** The same without the path, which differs between machines. */
  public static Table withoutPath(
      FactorImages images, AnalyzedImages analyzed, AnalysisConfig config) {
    return of(images, analyzed, config, "");
  }

  /**
   * The table of codes that other programs made.
   *
   * @param source what the codes are of
   * @param labels of all images
   */
  public static Table ofCodes(
      String source, KnownFactors labels, AnalyzedImages analyzed, AnalysisConfig config) {
    return of(source, "", "", labels, analyzed, config);
  }

  private static Table of(
      FactorImages images, AnalyzedImages analyzed, AnalysisConfig config, String path) {
    return of(images.source(), path, images.checksum(), images, analyzed, config);
  }

  private static Table of(
      String source,
      String path,
      String checksum,
      KnownFactors labels,
      AnalyzedImages analyzed,
      AnalysisConfig config) {
    AnalysisRow row =
        new AnalysisRow(
            source,
            path,
            checksum,
            labels.size(),
            labels.factors().stream()
                .map(factor -> factor.name() + " " + factor.size())
                .collect(Collectors.joining("; ")),
            analyzed.sample().size(),
            config.getEveryImage(),
            analyzed.learned(),
            analyzed.test().size(),
            config.getBins(),
            config.getSeed(),
            config.getPermutations(),
            config.getResamples(),
            config.getLikelihoodImages(),
            config.getLikelihoodDraws(),
            Version.disentangle());
    return Schema.of(AnalysisRow.class).table(Stream.of(row));
  }
}
