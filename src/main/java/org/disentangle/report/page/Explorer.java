package org.disentangle.report.page;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.FileNames;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.InformationRow;

/**
 * The data of the page's latent explorer: the decoders that fit into the page, in the form of their
 * files.
 *
 * @param decoders one entry per run
 * @param leftOut runs whose decoders would make the page too large
 */
record Explorer(List<Decoder> decoders, List<String> leftOut) {
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
   * The largest size of all decoders in a page, in bytes; the whole page must stay below fifteen
   * million.
   */
  private static final long ROOM = 4_000_000;

  /**
   * Reads the decoders of a report folder, in the order of the runs, as long as they fit.
   *
   * @throws UserErrorException if one cannot be read
   */
  static Explorer in(Path folder, StudyTables tables) {
    List<Decoder> decoders = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    long used = 0;
    for (String run : tables.runs()) {
      Path file = folder.resolve(FileNames.DECODERS).resolve(FileNames.json(run));
      if (!Files.exists(file)) {
        continue;
      }
      String json = read(file);
      if (used + json.length() > ROOM) {
        leftOut.add(run);
      } else {
        used += json.length();
        decoders.add(
            new Decoder(
                run,
                json,
                labels(tables.rows(InformationRow.class, run), tables.idleLatentsOf(run))));
      }
    }
    return new Explorer(List.copyOf(decoders), List.copyOf(leftOut));
  }

  /** Whether there is any decoder. */
  boolean hasDecoders() {
    return !decoders.isEmpty();
  }

  /** Whether one did not fit. */
  boolean hasLeftOut() {
    return !leftOut.isEmpty();
  }

  /** The runs left out, as a list in words. */
  String leftOutText() {
    return String.join(", ", leftOut);
  }

  private static List<String> labels(List<InformationRow> information, Set<Integer> idle) {
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
