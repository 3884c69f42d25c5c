package org.disentangle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.DspritesConfig;
import org.disentangle.data.source.ImageSources;

/**
 * Draws all images of dSprites into a folder, writing included.
 *
 * <p>Argument: the folder, in which nothing else is.
 */
public final class DrawingWorker {
  private static final DataConfig DSPRITES =
      DataConfig.newBuilder()
          .setDrawn(DrawnConfig.newBuilder().setDsprites(DspritesConfig.getDefaultInstance()))
          .build();

  private DrawingWorker() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Rounds.take().serve(1, times -> draw(folder, times));
  }

  private static void draw(Path folder, int times) {
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < times; i++) {
        for (Path kept : files(folder)) {
          Files.delete(kept);
        }
        ImageSources.open(DSPRITES, folder, Progress.NONE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
