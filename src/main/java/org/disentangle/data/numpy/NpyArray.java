package org.disentangle.data.numpy;

import java.io.IOException;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.array.StreamedRows;

/** An array of a numpy archive, in C or Fortran order. */
final class NpyArray implements StoredArray {
  private final NpzArchive archive;
  private final String name;
  private final NpyHeader header;
  private final Optional<ElementType> type;

  /**
   * Reads the header.
   *
   * @throws UserErrorException if the archive has no such array, or has no room for it
   */
  NpyArray(NpzArchive archive, String name) {
    this.archive = archive;
    this.name = name;
    try (NpyStream stream = archive.stream(name)) {
      header = stream.header();
      type = NpyType.of(header.type());
      if (type.isPresent() && header.shape().bytes(type.get().bytes()) > stream.room()) {
        throw stream.fault(
            "has shape " + header.shape() + ", but the archive has room for less",
            "copy or download the archive again");
      }
    } catch (IOException e) {
      throw fault("cannot be closed: " + e, "copy or download the archive again");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ArrayShape shape() {
    return header.shape();
  }

  @Override
  public Optional<ElementType> type() {
    return type;
  }

  @Override
  public String typeName() {
    return header.type();
  }

  @Override
  public void read(Rows rows) throws IOException {
    new StreamedRows(this, header.isFortranOrder()).read(() -> archive.stream(name), rows);
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return archive.fault(name, finding, remedy);
  }
}
