package org.disentangle.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The arrays of an npz among the tests' resources, read in another way than the program does it.
 */
public final class NumpyArchive {
  private NumpyArchive() {}

  /** The arrays by their names, in the order of the archive. */
  public static Map<String, NumpyArray> read(Class<?> test, String resource) throws IOException {
    Map<String, NumpyArray> arrays = new LinkedHashMap<>();
    try (InputStream file = test.getResourceAsStream(resource);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName().replaceAll("\\.npy$", ""), NumpyArray.of(zip.readAllBytes()));
      }
    }
    return arrays;
  }
}
