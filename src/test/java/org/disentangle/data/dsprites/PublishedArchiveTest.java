package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.Factor;
import org.disentangle.data.TwoValuedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedArchiveTest {
  /** What git 2 prints for it: {@code printf 'what is up, doc?' | git hash-object --stdin}. */
  private static final String DOC = "bd9dbf5aae1a3862dd1526723246b20206e5fc37";

  @TempDir private Path folder;

  /** As many images as a source says, of an archive whose content is not looked at. */
  private record Archived(int size, Optional<Path> path) implements TwoValuedImages {
    @Override
    public List<Factor> factors() {
      return Dsprites.GRID.factors();
    }

    @Override
    public int factorClass(int image, int factor) {
      return Dsprites.GRID.factorClass(image, factor);
    }

    @Override
    public void read(int image, float[] target, int offset) {
      throw new AssertionError("no image is asked for");
    }

    @Override
    public String checksum() {
      return "of other images than those drawn here";
    }

    @Override
    public String source() {
      return "archive";
    }
  }

  private Path doc() throws IOException {
    return Files.writeString(folder.resolve("doc.npz"), "what is up, doc?");
  }

  @Test
  void aFileIsCalledAsByGit() throws IOException {
    assertEquals(DOC, PublishedArchive.nameOf(doc()));
    assertEquals(
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        PublishedArchive.nameOf(Files.createFile(folder.resolve("empty"))));
    Path missing = folder.resolve("missing.npz");
    assertTrue(
        assertThrows(UserErrorException.class, () -> PublishedArchive.nameOf(missing))
            .getMessage()
            .startsWith("the archive " + missing + " cannot be read: "));
  }

  @Test
  void publishedImagesAreKnownByTheirArchive() throws IOException {
    Archived all = new Archived(Dsprites.GRID.size(), Optional.of(doc()));
    assertTrue(Dsprites.areAll(all, DOC));
    assertFalse(Dsprites.areAll(all), "another archive of as many images");
    assertFalse(Dsprites.areAll(new Archived(768, Optional.of(doc())), DOC), "a part of them");
    assertFalse(Dsprites.areAll(new Archived(Dsprites.GRID.size(), Optional.empty()), DOC));
  }
}
