package org.disentangle.data.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.StoredArray;

/** A numpy array in a file of its own (npy). */
public final class NpyFile {
  private NpyFile() {}

  /**
   * Reads the header of a file; each reading of the array opens and closes it again.
   *
   * @throws UserErrorException if it cannot be read, is no npy file, or is shorter than its shape
   *     says
   */
  public static StoredArray open(Path file) {
    return new NpyArray(String.valueOf(file.getFileName()), new Content(file));
  }

  private record Content(Path file) implements NpyContent {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long room() throws IOException {
      return Files.size(file);
    }

    @Override
    public OptionalLong crc() {
      return OptionalLong.empty();
    }

    @Override
    public UserErrorException fault(String finding, String remedy) {
      return new UserErrorException("the array " + file + " " + finding + "; " + remedy);
    }
  }
}
