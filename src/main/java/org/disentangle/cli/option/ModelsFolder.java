package org.disentangle.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of all runs; mixed into the verbs that train. */
public final class ModelsFolder {
  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      defaultValue = "saved_models",
      description =
          "The folder of models; each run has a folder in it (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder. */
  public Path folder() {
    return folder;
  }
}
