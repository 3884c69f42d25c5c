package org.disentangle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the list of checksums is, and what each disagreement with it is told as. */
class ChecksumsTest {
  /** Of "abc", from FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path model;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(model.resolve("variables"));
    Files.createDirectories(model.resolve("assets.extra"));
    Files.writeString(model.resolve("saved_model.pb"), "abc");
    Files.writeString(model.resolve("variables/variables.index"), "abc");
    Files.writeString(model.resolve("assets.extra/run.json"), "{}");
    Checksums.write(model);
  }

  private String refusal() {
    return assertThrows(UserErrorException.class, () -> Checksums.verify(model)).getMessage();
  }

  @Test
  void theListIsTheOneThatSha256sumReads() throws IOException {
    String list = Files.readString(model.resolve("assets.extra/SHA256SUMS"));
    assertTrue(list.contains(ABC + "  saved_model.pb\n" + ABC + "  variables/variables.index\n"));
    Checksums.verify(model);
  }

  @Test
  void aChangedFileIsNamed() throws IOException {
    Path file = Files.writeString(model.resolve("saved_model.pb"), "abd");
    String message = refusal();
    assertTrue(message.startsWith("the file " + file + " is not what was exported"), message);
    assertTrue(message.contains("instead of " + ABC), message);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path file = model.resolve("variables/variables.index");
    Files.delete(file);
    assertTrue(refusal().startsWith("the file " + file + " is missing"));
  }

  /** TensorFlow would read the shards that it finds. */
  @Test
  void aFileThatWasNotExportedIsNamed() throws IOException {
    Path file = Files.writeString(model.resolve("variables/variables.data-00000-of-00001"), "x");
    assertTrue(refusal().startsWith("the file " + file + " is not what was exported"));
    Files.delete(file);
    Files.writeString(model.resolve("assets.extra/golden.npz"), "added later, and never read");
    Checksums.verify(model);
  }

  @Test
  void aListThatLeadsOutOfTheFolderIsDamaged() throws IOException {
    for (String name : new String[] {"../other", "/etc/hostname", "a/../../b", "saved_model.pb"}) {
      Checksums.write(model);
      Path list = Checksums.path(model);
      Files.writeString(list, Files.readString(list) + ABC + "  " + name + "\n");
      assertEquals(
          "the list of checksums "
              + list
              + " is damaged: it lists \""
              + name
              + "\"; export the model again",
          refusal());
    }
  }

  @Test
  void aModelWithoutAListPasses() throws IOException {
    Files.delete(Checksums.path(model));
    Files.writeString(model.resolve("saved_model.pb"), "abd");
    Checksums.verify(model);
  }
}
