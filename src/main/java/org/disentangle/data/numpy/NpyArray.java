package org.disentangle.data.numpy;

import java.io.IOException;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.array.StreamedRows;

/** An array of numpy, in C or Fortran order. */
final class NpyArray implements StoredArray {
  private final NpyContent content;
  private final String name;
  private final NpyHeader header;
  private final Optional<ElementType> type;

  /**
   * Reads the header.
   *
   * @throws UserErrorException if it is no array, or its file has no room for it
   */
  NpyArray(NpyContent content, String name) {
    this.content = content;
    this.name = name;
    try (NpyStream stream = NpyStream.open(content)) {
      header = stream.header();
      type = NpyType.of(header.type());
      if (type.isPresent() && header.shape().bytes(type.get().bytes()) > stream.room()) {
        throw stream.fault(
            "has shape " + header.shape() + ", but the file has room for less", NpyStream.AGAIN);
      }
    } catch (IOException e) {
      throw fault("cannot be closed: " + e, NpyStream.AGAIN);
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
    new StreamedRows(this, header.isFortranOrder()).read(() -> NpyStream.open(content), rows);
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return content.fault(finding, remedy);
  }
}
