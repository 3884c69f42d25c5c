package org.disentangle.data.hdf5;

import io.jhdf.filter.LzfFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What was done to each chunk of a data set before it was written, undone: deflate (gzip), byte
 * shuffle, LZF, and the checksum Fletcher32. A chunk never takes more memory than it has elements,
 * whatever its compressed bytes are.
 *
 * @param filters in the order in which they were applied
 * @param chunkBytes of a chunk's elements
 */
record ChunkFilters(List<PipelineFilterWithData> filters, int chunkBytes) {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER_32 = 3;
  private static final int LZF = 32_000;

  /** The largest number of bytes that one deflated byte can expand to. */
  static final int MOST_INFLATION = 1032;

  /**
   * @throws IllegalArgumentException if a filter is none of the four
   */
  ChunkFilters {
    for (PipelineFilterWithData filter : filters) {
      int id = filter.getId();
      if (id != DEFLATE && id != SHUFFLE && id != FLETCHER_32 && id != LZF) {
        throw new IllegalArgumentException("compressed by " + filter.getName());
      }
    }
  }

  /**
   * The elements of a chunk.
   *
   * @throws IllegalArgumentException if the bytes are damaged
   */
  byte[] decode(ByteBuffer kept) {
    byte[] bytes = new byte[kept.remaining()];
    kept.get(bytes);
    for (int i = filters.size() - 1; i >= 0; i--) {
      PipelineFilterWithData filter = filters.get(i);
      bytes =
          switch (filter.getId()) {
            case DEFLATE -> inflated(bytes);
            case SHUFFLE -> unshuffled(bytes, filter.getFilterData());
            case FLETCHER_32 -> checked(bytes);
            default -> expanded(bytes, filter.getFilterData());
          };
    }
    if (bytes.length != chunkBytes) {
      throw new IllegalArgumentException(
          "a chunk has " + bytes.length + " bytes, not " + chunkBytes);
    }
    return bytes;
  }

  private byte[] inflated(byte[] deflated) {
    int most = chunkBytes + Integer.BYTES; // A checksum may have been added before.
    if ((long) MOST_INFLATION * (deflated.length + 1) < chunkBytes) {
      throw new IllegalArgumentException("a chunk is too short");
    }
    byte[] bytes = new byte[most];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      int length = 0;
      while (!inflater.finished()) {
        int got = inflater.inflate(bytes, length, most - length);
        if (got == 0 && !inflater.finished()) {
          throw new IllegalArgumentException(
              length == most ? "a chunk has more elements than it may" : "a chunk is cut short");
        }
        length += got;
      }
      return Arrays.copyOf(bytes, length);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("a chunk is no deflated data", e);
    } finally {
      inflater.end();
    }
  }

  /** All first bytes of the elements came first, then all second ones, and so on. */
  private static byte[] unshuffled(byte[] shuffled, int[] parameters) {
    int width = parameters.length == 0 ? 1 : Math.max(1, parameters[0]);
    int elements = shuffled.length / width;
    byte[] bytes = shuffled.clone();
    for (int i = 0; i < width; i++) {
      for (int element = 0; element < elements; element++) {
        bytes[element * width + i] = shuffled[i * elements + element];
      }
    }
    return bytes;
  }

  /** LZF leaves a chunk as it is where it cannot make it shorter. */
  private byte[] expanded(byte[] compressed, int[] parameters) {
    if (compressed.length == chunkBytes) {
      return compressed;
    }
    if (parameters.length < 3 || parameters[2] != chunkBytes) {
      throw new IllegalArgumentException("a chunk is no LZF data of " + chunkBytes + " bytes");
    }
    return new LzfFilter().decode(compressed, parameters);
  }

  /** Without the checksum behind it. */
  private static byte[] checked(byte[] bytes) {
    int length = bytes.length - Integer.BYTES;
    if (length < 0
        || ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(length)
            != fletcher32(bytes, length)) {
      throw new IllegalArgumentException("a chunk's checksum does not agree");
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Fletcher's checksum of big-endian pairs of bytes, as the HDF5 library computes it. */
  private static int fletcher32(byte[] bytes, int length) {
    long sum = 0;
    long sums = 0;
    for (int i = 0; i < length; i += 2) {
      int low = i + 1 < length ? bytes[i + 1] & 0xFF : 0;
      sum = folded(sum + ((bytes[i] & 0xFF) << Byte.SIZE | low));
      sums = folded(sums + sum);
    }
    return (int) (folded(sums) << Short.SIZE | folded(sum));
  }

  /** Modulo 65,535, where 65,535 itself may stand for 0. */
  private static long folded(long sum) {
    return (sum & 0xFFFF) + (sum >> Short.SIZE);
  }
}
