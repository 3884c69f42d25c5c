package org.disentangle.report.page;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.picture.ImageSheet;
import org.disentangle.image.ImageShape;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.FileNames;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.TraversalRow;

/**
 * The data of the page's latent explorer: the decoders that fit into the page, in the form of their
 * files, and for other runs where to find what was decoded beforehand.
 *
 * @param decoders one entry per run
 * @param grids of runs without a decoder here
 * @param leftOut runs whose decoders or pictures would make the page too large
 */
record Explorer(List<Decoder> decoders, List<Grid> grids, List<String> leftOut) {
  /**
   * One decoder.
   *
   * @param json the file, {@link DecoderFile}
   * @param labels for each latent, the factor it is most informative about, such as {@code position
   *     x 0.71} nats beyond chance; empty for an inactive or uninformative latent
   */
  record Decoder(String run, String json, List<String> labels) {
    /** The labels as a JSON array. */
    String labelsJson() {
      return new Gson().toJson(labels);
    }
  }

  /**
   * The pictures of a run in which one latent moves at a time: those of its traversals.
   *
   * @param json where each lies, {@link Tiles}
   * @param labels as those of a decoder
   */
  record Grid(String run, String json, List<String> labels) {
    /** The labels as a JSON array. */
    String labelsJson() {
      return new Gson().toJson(labels);
    }
  }

  /**
   * A sheet of images in rows of one latent each, with lines between them and around them. How much
   * it is enlarged follows from its size; what is left of it at the left is names.
   *
   * @param low value of the latent in the first image of a row
   * @param high value in the last one
   * @param steps images in a row
   * @param height of an image, in pixels of the sheet before it was enlarged
   * @param width of an image
   * @param line width of the lines
   */
  record Tiles(
      List<Integer> latents, double low, double high, int steps, int height, int width, int line) {
    static Tiles of(List<TraversalRow> rows, ImageShape shape) {
      return new Tiles(
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
  }

  /**
   * The largest size of all decoders in a page, in bytes; the whole page must stay below fifteen
   * million.
   */
  private static final long ROOM = 4_000_000;

  /**
   * Reads the decoders of a report folder, in the order of the runs, as long as they fit.
   *
   * @param image what the images are, as far as that is known
   * @param shown the runs as the page shows them, with their pictures
   * @throws UserErrorException if one cannot be read
   */
  static Explorer in(
      Path folder, StudyTables tables, Optional<ImageForm> image, List<RunView> shown) {
    List<Decoder> decoders = new ArrayList<>();
    List<Grid> grids = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    long used = 0;
    for (RunView run : shown) {
      Path file = folder.resolve(FileNames.DECODERS).resolve(FileNames.json(run.run()));
      Optional<String> json = Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
      Optional<Tiles> tiles = tiles(tables, image, run.run());
      List<String> labels = labels(tables, run.run());
      if (json.isPresent() && used + json.get().length() <= ROOM) {
        used += json.get().length();
        decoders.add(new Decoder(run.run(), json.get(), labels));
      } else if (tiles.isPresent() && hasTraversals(run)) {
        grids.add(new Grid(run.run(), new Gson().toJson(tiles.get()), labels));
      } else if (json.isPresent() || tiles.isPresent()) {
        leftOut.add(run.run());
      }
    }
    return new Explorer(List.copyOf(decoders), List.copyOf(grids), List.copyOf(leftOut));
  }

  private static Optional<Tiles> tiles(StudyTables tables, Optional<ImageForm> image, String run) {
    List<TraversalRow> rows = tables.rows(TraversalRow.class, run);
    return rows.isEmpty() ? Optional.empty() : image.map(form -> Tiles.of(rows, form.shown()));
  }

  /** Whether the picture of the traversals is in the page. */
  private static boolean hasTraversals(RunView run) {
    return run.galleries().stream()
        .filter(gallery -> gallery.kind().equals(RunGalleries.TRAVERSALS))
        .flatMap(gallery -> gallery.pictures().stream())
        .anyMatch(picture -> picture.source().isPresent());
  }

  /** Whether there is anything to explore. */
  boolean hasSome() {
    return !decoders.isEmpty() || !grids.isEmpty();
  }

  /** Whether one did not fit. */
  boolean hasLeftOut() {
    return !leftOut.isEmpty();
  }

  /** The runs left out, as a list in words. */
  String leftOutText() {
    return String.join(", ", leftOut);
  }

  private static List<String> labels(StudyTables tables, String run) {
    List<InformationRow> information = tables.rows(InformationRow.class, run);
    Set<Integer> idle = tables.idleLatentsOf(run);
    int latents = information.stream().mapToInt(InformationRow::latent).max().orElse(-1) + 1;
    List<String> labels = new ArrayList<>();
    for (int j = 0; j < latents; j++) {
      int latent = j;
      labels.add(
          information.stream()
              .filter(row -> row.latent() == latent && row.isTelling())
              .filter(row -> !idle.contains(row.latent()))
              .max(InformationRow.BY_NATS_TOLD)
              .map(
                  best ->
                      ColumnTitle.factor(best.factor())
                          + " "
                          + NumberText.rounded(best.natsTold(), 2))
              .orElse(""));
    }
    return List.copyOf(labels);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace("<", "\\u003c");
    } catch (IOException e) {
      throw new UserErrorException(
          "cannot read the decoder "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }
}
