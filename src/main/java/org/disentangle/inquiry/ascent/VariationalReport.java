package org.disentangle.inquiry.ascent;

import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.page.ReportFolder;
import org.disentangle.pgm.bound.VariationalStudy;
import org.disentangle.table.CsvFile;

/**
 * The report folder of the variational example: {@code elbo.csv}, {@code ascent.csv}, {@code
 * gradients.csv} and {@code index.html}. The same study gives the same bytes.
 */
public final class VariationalReport {
  private VariationalReport() {}

  /**
   * Writes the report, in place of an earlier one.
   *
   * @return the page
   * @throws org.disentangle.UserErrorException if the folder cannot be written, or contains other
   *     files
   */
  public static Path write(Path folder, VariationalStudy study) {
    return ReportFolder.write(
        folder,
        temporary -> {
          StudyRow.tables(study).forEach(table -> CsvFile.write(temporary, table));
          Files.writeString(temporary.resolve(ReportFolder.PAGE), VariationalPage.of(study));
        });
  }
}
