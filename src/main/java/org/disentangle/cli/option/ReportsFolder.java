package org.disentangle.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of all reports; mixed into the verbs that write one. */
public final class ReportsFolder {
  @Option(
      names = "--reports-dir",
      paramLabel = "DIR",
      defaultValue = "reports",
      description =
          "The folder of reports; each report is a folder in it (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder. */
  public Path folder() {
    return folder;
  }
}
