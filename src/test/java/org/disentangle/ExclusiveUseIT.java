package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Locks, among threads and among real processes. */
@Timeout(Patience.SECONDS)
class ExclusiveUseIT {
  @TempDir private Path folder;

  private Process holder(Path... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                LockHolder.class.getName()));
    for (Path argument : arguments) {
      line.add(argument.toString());
    }
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  void anotherProcessIsNamedAndItsCrashUnlocks() throws Exception {
    Path lock = folder.resolve("run").resolve("lock");
    Process holder = holder(lock);
    try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("held " + lock, said.readLine());
      UserErrorException refused =
          assertThrows(UserErrorException.class, () -> ExclusiveUse.of(lock, "saved_models/a"));
      assertEquals(
          "saved_models/a is in use by another run of this program (process "
              + holder.pid()
              + "); wait until it has ended, or end it",
          refused.getMessage());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertTrue(Files.exists(lock), "a crash leaves the file behind, but no lock");
    ExclusiveUse.of(lock, "saved_models/a").close();
    assertFalse(Files.exists(lock));
  }

  @Test
  void oneProcessHasItOnce() {
    Path lock = folder.resolve("lock");
    try (ExclusiveUse use = ExclusiveUse.of(lock, "x")) {
      UserErrorException refused =
          assertThrows(
              UserErrorException.class,
              () -> ExclusiveUse.of(folder.resolve("a/../lock"), "saved_models/a"));
      assertTrue(refused.getMessage().contains("(this very process)"), refused.getMessage());
      assertTrue(Files.exists(lock), use + " is still held");
    }
    ExclusiveUse.of(lock, "x").close();
  }

  /** The file is removed at each turn: whoever locks a removed one must notice. */
  @Test
  void processesAndThreadsTakeTurns() throws Exception {
    Path lock = folder.resolve("lock");
    Path number = Files.writeString(folder.resolve("number"), "0");
    int turns = 60;
    Process first = holder(lock, number, Path.of(Integer.toString(turns)));
    Process second = holder(lock, number, Path.of(Integer.toString(turns)));
    for (int i = 0; i < turns; i++) {
      LockHolder.count(lock, number);
    }
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    assertEquals(Integer.toString(3 * turns), Files.readString(number));
    assertFalse(Files.exists(lock));
  }

  @Test
  void aPlaceThatCannotBeLockedIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    UserErrorException refused =
        assertThrows(
            UserErrorException.class, () -> ExclusiveUse.of(file.resolve("lock"), "a run"));
    assertTrue(
        refused.getMessage().startsWith("cannot lock " + file.resolve("lock")),
        refused.getMessage());
  }
}
