package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import org.disentangle.data.dsprites.RenderedDsprites;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.table.row.AnalysisRow;
import org.disentangle.table.row.RunRow;

/**
 * The images on which the runs of a report were measured.
 *
 * @param text which images, and how
 * @param checksum of the images
 * @param otherRuns the runs that were trained on other images
 */
record MeasuredOn(String text, String checksum, List<String> otherRuns) {
  /** The number of digits of a checksum that suffice for a reader. */
  static final int CHECKSUM_SHOWN = 10;

  /**
   * Says on which images.
   *
   * @param image what they are; empty for tables of an earlier version
   * @param runs with the images that each was trained on
   */
  static MeasuredOn of(AnalysisRow row, Optional<ImageForm> image, List<RunRow> runs) {
    return new MeasuredOn(
        text(row, image),
        row.checksum(),
        runs.stream()
            .filter(run -> isOther(run.dataChecksum(), row.checksum()))
            .map(RunRow::run)
            .toList());
  }

  /** Whether the images are known to be others; false if no record names them. */
  private static boolean isOther(String trainedOn, String measuredOn) {
    return !trainedOn.isBlank() && !trainedOn.equals(measuredOn);
  }

  private static String text(AnalysisRow row, Optional<ImageForm> image) {
    return "Measured on "
        + taken(row)
        + (row.source().equals(RenderedDsprites.SOURCE) ? "of the renderer" : "of " + row.source())
        + (row.checksum().isEmpty()
            ? ""
            : " ("
                + image.map(form -> form.text() + "; ").orElse("")
                + ("SHA-256 " + Cell.shortened(row.checksum(), CHECKSUM_SHOWN).text() + ")"))
        + (row.everyImage() ? ", in an order drawn with seed " : ", drawn with seed ")
        + row.seed()
        + "; scores that learn something are judged by "
        + NumberText.grouped(row.testSamples())
        + " images; latents in "
        + row.bins()
        + " bins; disentangle "
        + row.version()
        + ".";
  }

  private static String taken(AnalysisRow row) {
    String samples = NumberText.grouped(row.samples());
    String all = NumberText.grouped(row.images()) + " images ";
    if (!row.everyImage()) {
      return "a sample of " + samples + " from the " + all;
    }
    return row.samples() == row.images()
        ? "each of the " + all
        : "each of the " + samples + " different ones among the " + all;
  }

  /** Whether a run is known to have been trained on other images. */
  boolean hasOtherRuns() {
    return !otherRuns.isEmpty();
  }

  /** A note about the runs that were trained on other images. */
  String othersText() {
    return "Trained on other images than these: "
        + RunFindings.listed(otherRuns)
        + ". Their losses are those of these images, and none is left for a validation loss.";
  }

  /** A note about one run; empty if it was trained on these images. */
  Optional<String> remark(String run) {
    return otherRuns.contains(run)
        ? Optional.of("Trained on other images than it was measured on.")
        : Optional.empty();
  }
}
