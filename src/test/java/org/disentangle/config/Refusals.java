package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;

/** What is said of a run's configuration that is refused, and sound parts to put one together. */
final class Refusals {
  static final String FAMILY = "beta_vae {}\n";
  static final String NETWORK = "network { encoder { filters: 32 } }\n";
  static final String LOOP = "loop { steps: 10 }\n";
  static final String SPARSE = LOOP + "network { latent_dimension: 20 encoder { filters: 32 } }\n";
  static final String LEAST = FAMILY + NETWORK + LOOP;

  private Refusals() {}

  /**
   * Reads a text as a run.
   *
   * @param folder for its file
   * @param sentence all that is said behind the file's name
   */
  static void assertRefused(Path folder, String text, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), text);
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file));
    assertEquals(file + sentence, mistake.getMessage());
  }
}
