package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a training whose images are removed, or cut short, while it reads them. */
@DisabledOnOs(OS.WINDOWS)
class ImagesTakenAwayIT {
  @TempDir private static Path folder;
  private static Path expected;

  @BeforeAll
  static void trainUndisturbed() throws Exception {
    expected = training().undisturbed("whole");
  }

  /** Writes the images anew. */
  private static TinyTraining training() throws IOException {
    return TinyTraining.in(folder, 100, 1);
  }

  @Test
  void removedImagesAreReadToTheEnd() throws Exception {
    TinyTraining training = training();
    try (ChildProgram child = training.start("removed")) {
      assertTrue(child.await(() -> isUnderWay(training, "removed")), child.said());
      Files.delete(folder.resolve("squares.npz"));
      Files.delete(folder.resolve("squares.npz.images"));
      assertEquals(0, child.exitStatus(), child.said());
    }
    Path version = training.models("removed").resolve(TinyTraining.RUN).resolve("1");
    assertEquals(Optional.empty(), TinyTraining.difference(expected, version));
  }

  @Test
  void cutImagesEndTheTrainingWhichGoesOnLater() throws Exception {
    TinyTraining training = training();
    try (ChildProgram child = training.start("cut")) {
      assertTrue(child.await(() -> isUnderWay(training, "cut")), child.said());
      cutToNothing(folder.resolve("squares.npz.images"));
      assertEquals(2, child.exitStatus(), child.said());
      List<String> sentences =
          child.said().lines().filter(line -> line.startsWith("disentangle: ")).toList();
      assertEquals(
          List.of(
              "disentangle: the file that keeps the images, *.images, was cut short by another"
                  + " program while it was read; run the command again (train and study with"
                  + " --resume): the file is made anew"),
          sentences);
    }
    try (ChildProgram child = training.start("cut", "--resume")) {
      assertEquals(0, child.exitStatus(), child.said());
    }
    Path version = training.models("cut").resolve(TinyTraining.RUN).resolve("1");
    assertEquals(Optional.empty(), TinyTraining.difference(expected, version));
  }

  private static boolean isUnderWay(TinyTraining training, String models) {
    return training.newestCheckpoint(models).orElse(0) > 2;
  }

  private static void cutToNothing(Path file) throws IOException {
    try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
      open.truncate(0);
    }
  }
}
