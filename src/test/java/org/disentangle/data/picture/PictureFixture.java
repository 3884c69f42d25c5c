package org.disentangle.data.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.data.NumpyArchive;

/** The pictures that Pillow wrote (src/test/golden/pictures_golden.py). */
public final class PictureFixture {
  private PictureFixture() {}

  /** The names of all that the program reads. */
  public static List<String> names() throws IOException {
    return List.copyOf(NumpyArchive.read(PictureFixture.class, "decoded.npz").keySet());
  }

  /** Copies a picture into a folder, under its own name. */
  public static Path copy(String name, Path folder) {
    return copyTo(name, folder.resolve(name));
  }

  /** Copies a picture to a file, whose folder is made. */
  public static Path copyTo(String name, Path file) {
    try (InputStream in = PictureFixture.class.getResourceAsStream(name)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
