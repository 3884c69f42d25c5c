package org.disentangle.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.report.table.FileNames;

/**
 * The decoders in the page that its latents can be moved with, in the form of their files. Of a run
 * without one, the images of its traversals are shown instead.
 *
 * @param decoders one entry per run
 * @param hasTraversals whether the images of some run's traversals are in the page
 * @param leftOut runs whose decoders or pictures would make the page too large
 */
record Explorer(List<Decoder> decoders, boolean hasTraversals, List<String> leftOut) {
  /**
   * One decoder.
   *
   * @param json the file, {@link DecoderFile}
   */
  record Decoder(String run, String json) {}

  /**
   * The largest size of all decoders in a page, in bytes; the whole page must stay below fifteen
   * million.
   */
  private static final long ROOM = 4_000_000;

  /**
   * Reads the decoders of a report folder, as many as fit.
   *
   * @param shown the runs as the page shows them, with their pictures
   * @param order the runs in the order in which they are given room
   * @throws UserErrorException if one cannot be read
   */
  static Explorer in(Path folder, List<RunView> shown, List<String> order) {
    Map<String, String> fitting = new HashMap<>();
    long left = ROOM;
    for (String run : order) {
      Path file = file(folder, run);
      Optional<String> json = Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
      if (json.isPresent() && json.get().length() <= left) {
        left -= json.get().length();
        fitting.put(run, json.get());
      }
    }
    List<Decoder> decoders = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (RunView run : shown) {
      if (fitting.containsKey(run.run())) {
        decoders.add(new Decoder(run.run(), fitting.get(run.run())));
      } else if (!run.hasMovingTraversals()
          && (Files.exists(file(folder, run.run())) || run.tiles().isPresent())) {
        leftOut.add(run.run());
      }
    }
    return new Explorer(
        List.copyOf(decoders),
        shown.stream().anyMatch(RunView::hasMovingTraversals),
        List.copyOf(leftOut));
  }

  /** Whether there is anything to explore. */
  boolean hasSome() {
    return !decoders.isEmpty() || hasTraversals;
  }

  /** Whether one did not fit. */
  boolean hasLeftOut() {
    return !leftOut.isEmpty();
  }

  /** The runs left out, as a list in words. */
  String leftOutText() {
    return String.join(", ", leftOut);
  }

  private static Path file(Path folder, String run) {
    return folder.resolve(FileNames.DECODERS).resolve(FileNames.json(run));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace("<", "\\u003c");
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read the decoder "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }
}
