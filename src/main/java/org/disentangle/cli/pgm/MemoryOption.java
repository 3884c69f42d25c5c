package org.disentangle.cli.pgm;

import org.disentangle.cli.option.Between;
import picocli.CommandLine.Option;

/**
 * The option that limits the memory of an inference's tables; for every verb that computes numbers.
 */
final class MemoryOption {
  private static final int BYTES_PER_MEBIBYTE = 1 << 20;
  private static final String OPTION = "--memory";

  @Option(
      names = OPTION,
      defaultValue = "256",
      paramLabel = "MIB",
      description = "What the tables of a question may take, in MiB (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 1 << 20)
  private int mebibytes;

  /** The limit. */
  long bytes() {
    return (long) mebibytes * BYTES_PER_MEBIBYTE;
  }
}
