package org.disentangle.data.shards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;

/**
 * The tar archives and Parquet files that webdataset, tarfile and pyarrow wrote
 * (src/test/golden/shards_golden.py).
 */
public final class ShardFixture {
  /** How many pictures they have, the two archives of WebDataset together. */
  public static final int COUNT = 30;

  /** The picture of which one or another label is missing. */
  public static final int MISSING = 11;

  /** Tar archives. */
  public static final List<String> TAR =
      List.of("webdataset-000000.tar", "webdataset-000001.tar", "ustar.tar", "gnu.tar", "pax.tar");

  /** Parquet files that can be read, with the labels of the hub. */
  public static final List<String> PARQUET =
      List.of(
          "none.parquet",
          "snappy.parquet",
          "snappy-plain-2.parquet",
          "zstd-2.parquet",
          "gzip.parquet",
          "lz4-2.parquet");

  private ShardFixture() {}

  /** Copies a file into a folder. */
  public static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ShardFixture.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  /** What is in them: images, shape, noise. */
  public static Map<String, NumpyArray> expected() throws IOException {
    return NumpyArchive.read(ShardFixture.class, "pixels.npz");
  }
}
