package org.disentangle.experiment.spark.cluster;

import java.io.File;
import java.nio.file.Path;

/** Where an executor keeps what its tasks need no longer than they last. */
public final class ScratchFolder {
  /** Where a standalone worker lets executors keep what it removes after them. */
  private static final String EXECUTOR_FOLDERS = "SPARK_EXECUTOR_DIRS";

  private ScratchFolder() {}

  public static Path path() {
    String folders = System.getenv(EXECUTOR_FOLDERS);
    return folders == null
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : Path.of(folders.split(File.pathSeparator, 2)[0]);
  }
}
