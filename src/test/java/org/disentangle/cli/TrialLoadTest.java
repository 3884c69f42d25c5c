package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.LinearModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is lost over a model says of the model. */
@DisabledOnOs(OS.WINDOWS)
class TrialLoadTest {
  private static final Path MODEL = Path.of("some", "model");

  @TempDir private Path folder;

  private static String refusal(String script, long mostSeconds) {
    TrialLoad trial = new TrialLoad(MODEL, List.of("sh", "-c", script), mostSeconds, 64L << 20);
    return assertThrows(UserErrorException.class, trial::run).getMessage();
  }

  @Test
  void aCrashIsTold() {
    assertEquals(
        "the SavedModel some/model ends the process that loads and runs it (exit status 139), so its"
            + " graph is damaged; export the model again",
        refusal("kill -s SEGV $$", 60));
  }

  @Test
  void aSentenceIsHandedOn() {
    assertEquals("it is bad", refusal("echo noise; echo 'disentangle: it is bad' >&2; exit 2", 60));
  }

  @Test
  void aFaultOfAnotherKindIsNotTheModels() {
    assertEquals(
        "the SavedModel some/model cannot be tried: no memory",
        refusal("echo 'disentangle: no memory'; exit 1", 60));
  }

  @Test
  void whatHangsIsEnded() {
    assertTrue(refusal("exec sleep 300", 1).contains("cannot be loaded and run within 1 seconds"));
  }

  /** The last line of an endless file without an end of line is all of it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTakesAllMemoryIsEnded() {
    assertEquals(
        "the SavedModel some/model takes more than 64 MiB of memory to load and run, so its graph is"
            + " damaged; export the model again",
        refusal("exec tail -n 1 /dev/zero", 60));
  }

  @Test
  void aSoundModelPassesAndADamagedOneIsNamed() throws Exception {
    Path model = new LinearModel(2, 1).export(folder.resolve("model"));
    TrialLoad.ofThisProgram(model).run();
    Files.write(model.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    String message =
        assertThrows(UserErrorException.class, TrialLoad.ofThisProgram(model)::run).getMessage();
    assertTrue(message.startsWith("the SavedModel graph " + model), message);
  }
}
