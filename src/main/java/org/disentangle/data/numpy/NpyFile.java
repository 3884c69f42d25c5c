package org.disentangle.data.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.StoredArray;

/** A numpy file (npy): one array. */
public final class NpyFile {
  private NpyFile() {}

  /**
   * Its array, of whose elements only their type and shape are read.
   *
   * @throws UserErrorException if it is no such file, or is damaged
   */
  public static StoredArray array(Path file) {
    return new NpyArray(new Whole(file), String.valueOf(file.getFileName()));
  }

  /** All of a file. */
  private record Whole(Path file) implements NpyContent {
    @Override
    public InputStream open() throws IOException {
      return new BufferedInputStream(Files.newInputStream(file));
    }

    @Override
    public long room() throws IOException {
      return Files.size(file);
    }

    @Override
    public OptionalLong checksum() {
      return OptionalLong.empty();
    }

    @Override
    public UserErrorException fault(String finding, String remedy) {
      return new FileErrorException("the array " + file + " " + finding + "; " + remedy);
    }
  }
}
