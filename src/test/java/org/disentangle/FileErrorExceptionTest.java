package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.disentangle.config.Configurations;
import org.disentangle.data.numpy.NpzArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs can tell a full disk, a bad file and a bad argument apart. */
class FileErrorExceptionTest {
  @TempDir private Path folder;

  /** As the system itself says it, on a device that is always full. */
  @Test
  void aFullDiskIsTold() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has /dev/full");
    IOException cause = assertThrows(IOException.class, () -> Files.writeString(full, "x"));
    UserErrorException told =
        FileErrorException.of("cannot write", new UncheckedIOException(cause));
    assertInstanceOf(NoRoomException.class, told);
    assertEquals("cannot write", told.getMessage());
  }

  @Test
  void anythingElseIsTheFiles() {
    IOException cause = new NoSuchFileException("absent");
    FileErrorException told = FileErrorException.of("cannot read absent", cause);
    assertSame(FileErrorException.class, told.getClass());
    assertSame(cause, told.getCause());
  }

  @Test
  void aFileThatIsNoArchiveIsAFileError() throws IOException {
    Path text = Files.writeString(folder.resolve("text.npz"), "no archive");
    assertThrows(FileErrorException.class, () -> NpzArchive.open(text));
    assertThrows(FileErrorException.class, () -> NpzArchive.open(folder.resolve("absent.npz")));
  }

  @Test
  void aWrongSettingIsNone() throws IOException {
    Path run =
        Files.writeString(folder.resolve("run.textproto"), "network { latent_dimension: 0 }");
    UserErrorException told =
        assertThrows(UserErrorException.class, () -> Configurations.readRun(run));
    assertSame(UserErrorException.class, told.getClass());
  }
}
