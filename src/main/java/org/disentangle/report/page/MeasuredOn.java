package org.disentangle.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.table.row.AnalysisRow;
import org.disentangle.table.row.RunRow;

/**
 * On which images the runs of a report were measured.
 *
 * @param text which, and how
 * @param checksum of them
 * @param otherRuns those that were trained on other images
 */
record MeasuredOn(String text, String checksum, List<String> otherRuns) {
  private static final String RENDERER = "renderer";
  private static final int CHECKSUM_SHOWN = 10;

  /**
   * @param runs what each of them was trained on
   */
  static MeasuredOn of(AnalysisRow row, List<RunRow> runs) {
    return new MeasuredOn(
        text(row),
        row.checksum(),
        runs.stream()
            .filter(run -> isOther(run.dataChecksum(), row.checksum()))
            .map(RunRow::run)
            .toList());
  }

  /** Of images that no record names nothing is known. */
  private static boolean isOther(String trainedOn, String measuredOn) {
    return !trainedOn.isBlank() && !trainedOn.equals(measuredOn);
  }

  private static String text(AnalysisRow row) {
    return "Measured on "
        + (row.everyImage()
            ? "each of the " + count(row.images()) + " images "
            : "a sample of "
                + count(row.samples())
                + " from the "
                + count(row.images())
                + " images ")
        + (row.source().equals(RENDERER) ? "of the renderer" : "of " + row.source())
        + (" (SHA-256 " + shortened(row.checksum()) + ")")
        + (row.everyImage() ? ", in an order drawn with seed " : ", drawn with seed ")
        + row.seed()
        + ", and "
        + count(row.testSamples())
        + " test images; latents in "
        + row.bins()
        + " bins; disentangle "
        + row.version()
        + ".";
  }

  private static String shortened(String checksum) {
    return checksum.length() > CHECKSUM_SHOWN
        ? checksum.substring(0, CHECKSUM_SHOWN) + "…"
        : checksum;
  }

  private static String count(int images) {
    return String.format(Locale.ROOT, "%,d", images);
  }

  /** Whether every run was trained on these images, as far as is known. */
  boolean hasOtherRuns() {
    return !otherRuns.isEmpty();
  }

  /** What is to be known of the runs that were not. */
  String othersText() {
    return "Trained on other images than these: "
        + RunFindings.listed(otherRuns)
        + ". Their losses are those of these images, and none is left for a validation loss.";
  }

  /** What is to be known of one run; empty if it was trained on these images. */
  Optional<String> remark(String run) {
    return otherRuns.contains(run)
        ? Optional.of("Trained on other images than it was measured on.")
        : Optional.empty();
  }
}
