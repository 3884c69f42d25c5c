package org.disentangle.data.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray.Rows;

/**
 * Elements that lie in chunks, each a box of them compressed on its own. Rows are put together slab
 * by slab, a slab of so many rows as the chunks have, so that every chunk is read once, and those
 * of a slab at the same time by all processors.
 *
 * <p>Where such a slab would be larger than {@value #MOST_SLAB_BYTES} bytes, it is put together in
 * parts, and its chunks are read once for each.
 */
final class ChunkedContent implements Content {
  private static final int MOST_SLAB_BYTES = 192 << 20;
  private static final int MOST_CHUNK_BYTES = 256 << 20;
  private static final int SMALL_SLAB_BYTES = 16 << 20;

  private final Hdf5File file;
  private final String name;
  private final ChunkedDataset dataset;
  private final int[] chunk;
  private final long room;

  ChunkedContent(Hdf5File file, String name, ChunkedDataset dataset) throws IOException {
    this.file = file;
    this.name = name;
    this.dataset = dataset;
    chunk = dataset.getChunkDimensions();
    room = ChunkFilters.MOST_INFLATION * file.size();
    if (chunk.length == 0
        || chunk.length != dataset.getDimensionsAsLong().length
        || Arrays.stream(chunk).anyMatch(length -> length < 1)) {
      throw file.fault(
          name, "has chunks of " + Arrays.toString(chunk), "copy or download the archive again");
    }
  }

  @Override
  public long room() {
    return room;
  }

  @Override
  public void read(ArrayShape shape, ElementType type, Rows rows) throws IOException {
    double chunkBytes = Arrays.stream(chunk).asDoubleStream().reduce(type.bytes(), (a, b) -> a * b);
    if (chunkBytes > MOST_CHUNK_BYTES) {
      throw file.fault(
          name,
          "has chunks of " + Arrays.toString(chunk) + " elements",
          "expected at most " + MOST_CHUNK_BYTES + " bytes: save it in smaller chunks");
    }
    ChunkFilters filters = filters((int) chunkBytes);
    long rowBytes = shape.rowElements() * type.bytes();
    int count = (int) shape.rows();
    long chunksASlab = Math.max(1, SMALL_SLAB_BYTES / (chunk[0] * rowBytes));
    long most = Math.max(1, MOST_SLAB_BYTES / rowBytes);
    int step = (int) Math.min(count, Math.min(most, chunk[0] * chunksASlab));
    byte[] slab = new byte[Math.toIntExact(step * rowBytes)];
    for (int first = 0; first < count; first += step) {
      Slab part = new Slab(slab, shape, type.bytes(), first, Math.min(step, count - first));
      file.reading(() -> fill(part, filters));
      rows.accept(
          ByteBuffer.wrap(slab).order(type.order()).limit((int) (part.rows() * rowBytes)), first);
    }
  }

  private ChunkFilters filters(int chunkBytes) {
    try {
      return new ChunkFilters(file.reading(dataset::getFilters), chunkBytes);
    } catch (IllegalArgumentException e) {
      throw file.fault(
          name, "is " + e.getMessage(), "save it with gzip: compression=\"gzip\" of h5py");
    }
  }

  /**
   * Rows that are being put together.
   *
   * @param bytes receives them
   * @param width of an element, in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed from one method to the next, never compared.
  private record Slab(byte[] bytes, ArrayShape shape, int width, int first, int rows) {
    int length(int axis) {
      return (int) shape.length(axis);
    }
  }

  private Slab fill(Slab slab, ChunkFilters filters) {
    int axes = chunk.length;
    int[] counts = new int[axes];
    int chunks = 1;
    int firstChunk = slab.first / chunk[0];
    counts[0] = (slab.first + slab.rows - 1) / chunk[0] - firstChunk + 1;
    for (int axis = 0; axis < axes; axis++) {
      counts[axis] =
          axis == 0 ? counts[0] : (int) ((slab.shape.length(axis) - 1) / chunk[axis] + 1);
      chunks = Math.multiplyExact(chunks, counts[axis]);
    }
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            index -> {
              int[] offset = new int[axes];
              int left = index;
              for (int axis = axes - 1; axis >= 0; axis--) {
                offset[axis] = left % counts[axis] * chunk[axis];
                left /= counts[axis];
              }
              offset[0] += firstChunk * chunk[0];
              copy(filters.decode(dataset.getRawChunkBuffer(offset)), offset, slab);
            });
    return slab;
  }

  /**
   * Puts the elements of a chunk where they belong: of each row, runs that lie together both in the
   * chunk and in the slab.
   */
  private void copy(byte[] elements, int[] offset, Slab slab) {
    int axes = chunk.length;
    int[] inside = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      inside[axis] = (int) Math.min(chunk[axis], slab.shape.length(axis) - offset[axis]);
    }
    int outer = axes - 1;
    int run = slab.width;
    while (outer > 0 && inside[outer] == chunk[outer] && inside[outer] == slab.length(outer)) {
      run *= inside[outer--];
    }
    int runs = 1;
    if (outer > 0) {
      run *= inside[outer];
      runs = IntStream.range(1, outer).map(axis -> inside[axis]).reduce(1, (a, b) -> a * b);
    }
    int[] from = new int[runs];
    int[] to = new int[runs];
    for (int k = 0; k < runs; k++) {
      int left = k;
      int chunkStride = slab.width;
      int slabStride = slab.width;
      for (int axis = axes - 1; axis > 0; axis--) {
        int index = 0;
        if (axis < outer) {
          index = left % inside[axis];
          left /= inside[axis];
        }
        from[k] += index * chunkStride;
        to[k] += (offset[axis] + index) * slabStride;
        chunkStride *= chunk[axis];
        slabStride *= slab.length(axis);
      }
    }
    int chunkRow = elements.length / chunk[0];
    int slabRow = slab.bytes.length == 0 ? 0 : (int) (slab.shape.rowElements() * slab.width);
    int begin = Math.max(slab.first, offset[0]);
    int end = Math.min(slab.first + slab.rows, offset[0] + inside[0]);
    for (int row = begin; row < end; row++) {
      copyRuns(
          elements,
          (row - offset[0]) * chunkRow,
          from,
          slab.bytes,
          (row - slab.first) * slabRow,
          to,
          run);
    }
  }

  private static void copyRuns(
      byte[] source, int sourceRow, int[] from, byte[] target, int targetRow, int[] to, int run) {
    for (int k = 0; k < from.length; k++) {
      if (run == 1) {
        target[targetRow + to[k]] = source[sourceRow + from[k]];
      } else {
        System.arraycopy(source, sourceRow + from[k], target, targetRow + to[k], run);
      }
    }
  }
}
