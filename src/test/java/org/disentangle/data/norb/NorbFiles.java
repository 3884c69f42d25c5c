package org.disentangle.data.norb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.DataConfig;
import org.disentangle.config.NorbEyes;
import org.disentangle.config.NorbSplit;
import org.disentangle.config.SmallNorbConfig;

/** Files in the format of SmallNORB (see {@code src/test/golden/norb_files.py}). */
public final class NorbFiles {
  /** Packed. */
  public static final String TRAINING = "smallnorb-5x46789x9x18x6x2x96x96-training-";

  /** Not packed. */
  public static final String TESTING = "smallnorb-5x01235x9x18x6x2x96x96-testing-";

  private NorbFiles() {}

  /** Copies all of them into the folder {@code norb}. */
  public static Path copy(Path folder) throws IOException {
    Path norb = Files.createDirectory(folder.resolve("norb"));
    for (String part : List.of("dat", "cat", "info")) {
      for (String name : List.of(TRAINING + part + ".mat.gz", TESTING + part + ".mat")) {
        try (InputStream in = NorbFiles.class.getResourceAsStream(name)) {
          Files.copy(in, norb.resolve(name));
        }
      }
    }
    return norb;
  }

  /** A configuration of such a folder. */
  public static DataConfig named(Path norb, NorbSplit split, NorbEyes eyes) {
    return DataConfig.newBuilder()
        .setSmallNorb(
            SmallNorbConfig.newBuilder().setPath(norb.toString()).setSplit(split).setEyes(eyes))
        .build();
  }
}
