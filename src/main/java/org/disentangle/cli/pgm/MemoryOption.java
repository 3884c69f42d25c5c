package org.disentangle.cli.pgm;

import org.disentangle.UserErrorException;
import picocli.CommandLine.Option;

/** What the tables of an inference may take; of every verb that computes numbers. */
final class MemoryOption {
  private static final int BYTES_PER_MEBIBYTE = 1 << 20;
  private static final String OPTION = "--memory";

  @Option(
      names = OPTION,
      defaultValue = "256",
      paramLabel = "MIB",
      description = "What the tables of a question may take, in MiB (default: ${DEFAULT-VALUE}).")
  private int mebibytes;

  /**
   * The limit.
   *
   * @throws UserErrorException if it is not positive
   */
  long bytes() {
    if (mebibytes < 1) {
      throw new UserErrorException(OPTION + " is " + mebibytes + "; give at least 1 MiB");
    }
    return (long) mebibytes * BYTES_PER_MEBIBYTE;
  }
}
