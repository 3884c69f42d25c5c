package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.table.row.AnalysisRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredOnTest {
  private static final String REST =
      " with seed 7; scores that learn something are judged by 1,195 images; latents in 20 bins;"
          + " disentangle 1.0.";

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
    assertEquals(
        "Measured on " + text + REST,
        MeasuredOn.of(row(samples, isOfEveryImage), Optional.empty(), List.of()).text());
  }

  /** Large images are smaller in pictures. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64 | 64 | 1 | TWO_VALUES | 64 x 64 pixels of two values",
        "96 | 80 | 1 | SIXTEEN_BITS | 96 x 80 pixels of sixteen bits",
        "64 | 128 | 3 | EIGHT_BITS | 64 x 128 pixels in three colours of eight bits",
        "300 | 20 | 4 | EIGHT_BITS"
            + " | 300 x 20 pixels in 4 channels of eight bits, in pictures here 3 times smaller",
      })
  void whatImagesAreIsSaid(int height, int width, int channels, PixelKind kind, String text) {
    ImageForm form = new ImageForm(new ImageShape(height, width, channels), kind);
    assertEquals(
        "Measured on a sample of 9 from the 600 images of a.npz ("
            + text
            + "; SHA-256 0123456789…),"
            + " drawn"
            + REST,
        MeasuredOn.of(row(9, false), Optional.of(form), List.of()).text());
  }

  private static AnalysisRow row(int samples, boolean isOfEveryImage) {
    return new AnalysisRow(
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
  }
}
