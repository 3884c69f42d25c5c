package org.disentangle.report.page;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.picture.Reduction;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.ImageRow;

/** What the images of a report are. */
record ImageForm(ImageShape shape, PixelKind kind) {
  /**
   * Reads it from {@code images.csv}.
   *
   * @return empty if the report is of an earlier version and does not say it: it has images of one
   *     channel of two values
   * @throws UserErrorException if no image can be so
   */
  static Optional<ImageForm> of(StudyTables tables) {
    return tables.rows(ImageRow.class).stream().findFirst().map(ImageForm::of);
  }

  private static ImageForm of(ImageRow row) {
    PixelKind kind =
        Arrays.stream(PixelKind.values())
            .filter(each -> ImageTables.words(each).equals(row.values()))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserErrorException(
                        "images.csv says that values are \"%s\"; expected %s"
                            .formatted(
                                row.values(),
                                Arrays.stream(PixelKind.values())
                                    .map(ImageTables::words)
                                    .collect(Collectors.joining(", ")))));
    try {
      return new ImageForm(new ImageShape(row.height(), row.width(), row.channels()), kind);
    } catch (IllegalArgumentException e) {
      throw new UserErrorException(
          "images.csv has " + e.getMessage() + "; expected lengths of 1 or more", e);
    }
  }

  /** The shape of the images in pictures. */
  ImageShape shown() {
    return new Reduction(shape).shape();
  }

  /** For example {@code 64 x 64 pixels in three colours of eight bits}. */
  String text() {
    int factor = new Reduction(shape).factor();
    return new ImageShape(shape.height(), shape.width(), 1)
        + " pixels "
        + switch (shape.channels()) {
          case 1 -> "of ";
          case 3 -> "in three colours of ";
          default -> "in " + shape.channels() + " channels of ";
        }
        + ImageTables.words(kind)
        + (factor == 1 ? "" : ", in pictures here " + factor + " times smaller");
  }
}
