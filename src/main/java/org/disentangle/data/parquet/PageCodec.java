package org.disentangle.data.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Unpacks pages. */
final class PageCodec {
  private PageCodec() {}

  /**
   * A page's bytes as they were before they were packed: levels, then values; little-endian.
   *
   * @throws IOException if they cannot be unpacked, or are more or fewer than the page says
   */
  static ByteBuffer unpacked(FileChannel file, ParquetPage page) throws IOException {
    byte[] packed = ParquetFile.read(file, page.offset(), page.packed());
    if (page.codec() == CompressionCodec.UNCOMPRESSED) {
      requireLength(page, packed.length);
      return ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    }
    byte[] bytes = new byte[page.bytes()];
    int levels = Math.max(0, page.levelBytes());
    System.arraycopy(packed, 0, bytes, 0, levels);
    int length = levels;
    if (packed.length > levels) {
      length +=
          page.codec() == CompressionCodec.GZIP
              ? gunzip(packed, levels, bytes)
              : decompressor(page.codec())
                  .decompress(
                      packed, levels, packed.length - levels, bytes, levels, bytes.length - levels);
    }
    requireLength(page, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireLength(ParquetPage page, int length) throws IOException {
    if (length != page.bytes()) {
      throw new IOException(
          "a page has %s bytes, but its header says %s".formatted(length, page.bytes()));
    }
  }

  private static int gunzip(byte[] packed, int from, byte[] bytes) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(packed, from, packed.length - from))) {
      int length = in.readNBytes(bytes, from, bytes.length - from);
      return in.read() < 0 ? length : bytes.length + 1;
    }
  }

  private static Decompressor decompressor(CompressionCodec codec) throws IOException {
    return switch (codec) {
      case SNAPPY -> new SnappyDecompressor();
      case ZSTD -> new ZstdDecompressor();
      case LZ4_RAW -> new Lz4Decompressor();
      default ->
          throw new IOException(
              "it is packed by %s; expected SNAPPY, ZSTD, GZIP, LZ4_RAW or nothing: write it anew"
                  .formatted(codec));
    };
  }
}
