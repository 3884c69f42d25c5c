package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.disentangle.table.row.AnalysisRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredOnTest {
  /** Every image was asked for, and of identical ones one is measured: not each of them is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "600 | true | each of the 600 images of a.npz (SHA-256 0123456789…), in an order drawn",
        "585 | true | each of the 585 different ones among the 600 images of a.npz (SHA-256"
            + " 0123456789…), in an order drawn",
        "585 | false | a sample of 585 from the 600 images of a.npz (SHA-256 0123456789…), drawn"
      })
  void whatWasTakenIsSaid(int samples, boolean isOfEveryImage, String text) {
    AnalysisRow row =
        new AnalysisRow(
            "a.npz",
            "a.npz",
            "0123456789abcdef",
            600,
            "hue 30",
            samples,
            isOfEveryImage,
            samples,
            1195,
            20,
            7,
            10,
            100,
            1000,
            100,
            "1.0");
    assertEquals(
        "Measured on "
            + text
            + " with seed 7; scores that learn something are judged by 1,195 images; latents in 20"
            + " bins; disentangle 1.0.",
        MeasuredOn.of(row, List.of()).text());
  }
}
