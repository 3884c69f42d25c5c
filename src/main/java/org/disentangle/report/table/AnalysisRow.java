package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which images a report was measured on, and how: the row of {@code analysis.csv}.
 *
 * @param source the archive's file name, or {@code renderer}
 * @param checksum SHA-256 of the images
 * @param images how many there are
 * @param samples how many of them were encoded
 * @param isOfEveryImage whether all were asked for; of identical ones one alone may be encoded
 * @param testSamples images that judge what was learned of others
 * @param bins of each latent
 * @param seed that drew the images
 * @param version of the program
 */
public record AnalysisRow(
    String source,
    String checksum,
    int images,
    int samples,
    boolean isOfEveryImage,
    int testSamples,
    int bins,
    String seed,
    String version) {

  /**
   * Reads it.
   *
   * @return empty for a report of an earlier version, which does not have the file
   * @throws org.disentangle.UserErrorException if it is malformed
   */
  static Optional<AnalysisRow> read(Path folder) {
    return CsvTable.read(
            folder,
            "analysis.csv",
            List.of(
                "source",
                "checksum",
                "images",
                "samples",
                "every_image",
                "test_samples",
                "bins",
                "seed",
                "version"))
        .map(
            table ->
                new AnalysisRow(
                    table.text(0, "source"),
                    table.text(0, "checksum"),
                    table.index(0, "images"),
                    table.index(0, "samples"),
                    table.text(0, "every_image").equals("true"),
                    table.index(0, "test_samples"),
                    table.index(0, "bins"),
                    table.text(0, "seed"),
                    table.text(0, "version")));
  }
}
