package org.disentangle.experiment.spark.cluster;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.disentangle.experiment.engine.TrialProgram;

/** The command line with which a machine of the cluster starts the program of a trial. */
@FunctionalInterface
public interface InstalledProgram extends Serializable {

  /** To be called on the executor. */
  TrialProgram here();

  /**
   * This program, by the executor's own Java.
   *
   * @param classPath the program's archive, with its libraries in {@code lib/} there: an absolute
   *     path, the same on all machines, or one within what Spark was given as {@code --archives}
   * @param mainClass the class to start
   * @param dataFolder where trials find their images, on each machine
   */
  static InstalledProgram at(String classPath, String mainClass, Path dataFolder, boolean verbose) {
    // Java's paths are not serializable.
    String data = dataFolder.toAbsolutePath().toString();
    return () ->
        new TrialProgram(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                // An absolute path, and a list of them, is left as it is; Spark may say "." here.
                Path.of(SparkFiles.getRootDirectory())
                    .toAbsolutePath()
                    .resolve(classPath)
                    .toString(),
                mainClass),
            Path.of(data),
            verbose);
  }
}
