package org.disentangle.data.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;

/** A data set or an attribute of an HDF5 file. */
final class Hdf5Array implements StoredArray {
  private final Hdf5File file;
  private final String name;
  private final ArrayShape shape;
  private final DataType dataType;
  private final Optional<ElementType> type;
  private final Content content;

  private Hdf5Array(
      Hdf5File file, String name, long[] lengths, DataType dataType, Content content) {
    this.file = file;
    this.name = name;
    this.dataType = dataType;
    this.content = content;
    shape = ArrayShape.of(lengths);
    type = Hdf5Types.of(dataType);
    if (Arrays.stream(lengths).anyMatch(length -> length < 0)
        || (type.isPresent() && shape.bytes(type.get().bytes()) > content.room())) {
      throw fault(
          "has shape " + shape + ", but the archive has room for less",
          "copy or download the archive again");
    }
  }

  /**
   * A data set.
   *
   * @throws UserErrorException if the file has no room for it, or nothing was written into it
   */
  static Hdf5Array of(Hdf5File file, String name, Dataset dataset) {
    return new Hdf5Array(
        file,
        name,
        dataset.getDimensionsAsLong(),
        dataset.getDataType(),
        content(file, name, dataset));
  }

  /**
   * An attribute.
   *
   * @throws UserErrorException if the file has no room for it
   */
  static Hdf5Array of(Hdf5File file, String name, Attribute attribute) {
    ByteBuffer bytes = attribute.getBuffer();
    return new Hdf5Array(
        file,
        name,
        attribute.getDimensionsAsLong(),
        attribute.getDataType(),
        new MemoryContent(bytes == null ? ByteBuffer.allocate(0) : bytes));
  }

  private static Content content(Hdf5File file, String name, Dataset dataset) {
    try {
      if (dataset.isEmpty()) {
        throw file.fault(name, "has no elements", "write them, or leave the array out");
      }
      if (dataset instanceof ChunkedDataset chunked) {
        return new ChunkedContent(file, name, chunked);
      }
      if (dataset instanceof ContiguousDataset contiguous) {
        long address = contiguous.getDataAddress();
        return new ContiguousContent(file, address, Math.max(0, file.size() - address));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (dataset instanceof CompactDataset compact) {
      return new MemoryContent(compact.getDataBuffer());
    }
    throw file.fault(
        name, "has the layout " + dataset.getDataLayout(), "save it anew, contiguous or in chunks");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ArrayShape shape() {
    return shape;
  }

  @Override
  public Optional<ElementType> type() {
    return type;
  }

  @Override
  public String typeName() {
    return Hdf5Types.name(dataType);
  }

  @Override
  public void read(Rows rows) throws IOException {
    ElementType elements = type.orElseThrow();
    if (shape.rows() > Integer.MAX_VALUE
        || (shape.rows() > 0 && shape.rowElements() > Integer.MAX_VALUE / elements.bytes())) {
      throw fault("has shape " + shape, "expected rows below 2 GiB");
    }
    if (shape.bytes(elements.bytes()) > 0) {
      content.read(shape, elements, rows);
    }
  }

  @Override
  public List<String> texts() throws IOException {
    if (!Hdf5Types.isVarying(dataType)) {
      return StoredArray.super.texts();
    }
    List<String> texts = new ArrayList<>();
    read(
        (references, first) -> {
          int[] count = {references.limit() / dataType.getSize()};
          Object words =
              file.reading(
                  () ->
                      dataType.fillData(
                          references.order(ByteOrder.LITTLE_ENDIAN), count, file.storage()));
          texts.addAll(Arrays.asList((String[]) words));
        });
    return texts;
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return file.fault(name, finding, remedy);
  }
}
