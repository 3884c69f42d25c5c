package org.disentangle.report.page;

import com.google.gson.Gson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.picture.ImageSheet;
import org.disentangle.image.ImageShape;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.TraversalRow;

/**
 * Where each image lies in the picture of a run's traversals: rows of one latent each, with lines
 * between the images and around them. How much the picture is enlarged follows from its size; what
 * is left of it at the left is names.
 *
 * @param latents of the rows, from the top
 * @param low value of the latent in the first image of a row
 * @param high value in the last one
 * @param steps images in a row
 * @param height of an image, in pixels of the picture before it was enlarged
 * @param width of an image
 * @param line width of the lines
 */
record TraversalTiles(
    List<Integer> latents, double low, double high, int steps, int height, int width, int line) {

  /** The tiles of a run; empty where the tables do not say how its traversals were made. */
  static Optional<TraversalTiles> of(String run, StudyTables tables, Optional<ImageForm> image) {
    List<TraversalRow> rows = tables.rows(TraversalRow.class, run);
    return rows.isEmpty() ? Optional.empty() : image.map(form -> of(rows, form.shown()));
  }

  private static TraversalTiles of(List<TraversalRow> rows, ImageShape shape) {
    return new TraversalTiles(
        rows.stream()
            .sorted(Comparator.comparingInt(TraversalRow::line))
            .map(TraversalRow::latent)
            .toList(),
        rows.get(0).low(),
        rows.get(0).high(),
        rows.get(0).steps(),
        shape.height(),
        shape.width(),
        ImageSheet.LINE);
  }

  /** The same for the page's scripts. */
  String json() {
    return new Gson().toJson(this);
  }
}
