package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code inputs.csv}: a file that was measured.
 *
 * @param holds {@code codes}, {@code log-variances} or {@code factors}
 * @param ofRun the run whose codes these are; empty for factors, which all runs share
 * @param file its name
 * @param rows one an image
 * @param columns one a latent or a factor
 * @param names of the columns, where the file gives them
 * @param checksum SHA-256 of the file
 */
@TableFile(
    name = "inputs",
    sentence =
        "Of codes that other programs made: the files that were measured, with their rows, columns, the columns’ names and checksums.")
public record InputRow(
    String holds, String ofRun, String file, int rows, int columns, String names, String checksum) {
  /** What a file of codes holds. */
  public static final String CODES = "codes";

  /** What a file of the log-variances of codes holds. */
  public static final String LOG_VARIANCES = "log-variances";

  /** What a file of factors holds. */
  public static final String FACTORS = "factors";
}
