package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.report.table.FileNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pictures a page has where not all of them fit. */
class RunGalleriesTest {
  private static final int ROOM = 100_000;

  /** Of a picture whose Base64 form takes more than half of the room. */
  private static final int LARGE = 40_000;

  @TempDir private Path folder;

  /** The room was once given in the order of the table, and used up by what did not fit. */
  @Test
  void theRunThatIsShownFirstHasItsTraversalsAndSmallPicturesFollow() throws IOException {
    picture("traversals", "first", LARGE);
    picture("reconstructions", "first", LARGE);
    picture("samples", "first", 10);
    picture("traversals", "shown", LARGE);
    picture("reconstructions", "shown", LARGE);
    picture("samples", "shown", 10);

    RunGalleries galleries =
        new RunGalleries(folder, Optional.empty(), List.of("shown", "first"), ROOM);

    assertEquals(List.of("samples"), embedded(galleries, "first"));
    assertEquals(List.of("traversals", "samples"), embedded(galleries, "shown"));
  }

  @Test
  void theDecoderOfTheRunThatIsShownFirstHasRoom() throws IOException {
    decoder("first", 3_000_000);
    decoder("second", 100);
    decoder("shown", 3_000_000);

    Explorer explorer =
        Explorer.in(
            folder,
            List.of(view("first"), view("second"), view("shown")),
            List.of("shown", "first", "second"));

    assertEquals(
        List.of("second", "shown"),
        explorer.decoders().stream().map(Explorer.Decoder::run).toList());
    assertEquals(List.of("first"), explorer.leftOut());
  }

  private void picture(String kind, String run, int size) throws IOException {
    write(FileNames.FIGURES, FileNames.figure(kind, run), size);
  }

  private void decoder(String run, int size) throws IOException {
    write(FileNames.DECODERS, FileNames.json(run), size);
  }

  private void write(String below, String name, int size) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(below)).resolve(name), new byte[size]);
  }

  private static RunView view(String run) {
    return new RunView(
        run,
        "beta-VAE",
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty(),
        List.of());
  }

  private static List<String> embedded(RunGalleries galleries, String run) {
    return galleries.of(run, false).stream()
        .filter(gallery -> gallery.pictures().get(0).source().isPresent())
        .map(RunView.Gallery::kind)
        .toList();
  }
}
