package org.disentangle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.Progress;
import org.disentangle.data.RenderedDsprites;

/**
 * Draws all images of dSprites into a folder, writing included.
 *
 * <p>Argument: the folder, in which nothing else is.
 */
public final class DrawingWorker {
  private DrawingWorker() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Rounds.take().serve(1, times -> draw(folder, times));
  }

  private static void draw(Path folder, int times) {
    Path file = folder.resolve(RenderedDsprites.FILE_NAME);
    try {
      for (int i = 0; i < times; i++) {
        Files.createDirectories(folder);
        Files.deleteIfExists(file);
        RenderedDsprites.open(folder, Progress.NONE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
