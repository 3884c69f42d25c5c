package org.disentangle.cli.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.disentangle.cli.option.Between;
import org.disentangle.data.FactorImages;
import org.disentangle.data.ImageSelection;
import picocli.CommandLine.Option;

/** Which images; mixed into the verbs that write some of them. */
final class SelectionOptions {
  @Option(
      names = "--fix",
      paramLabel = "FACTOR=CLASS",
      description = "Only images of this class (from 0); may be repeated for other factors.")
  private Map<String, Integer> fixed = new LinkedHashMap<>();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Only this many images, drawn without replacement (default: all; for a sheet, 25).")
  @Between(least = 1, most = 500_000_000)
  private Integer samples;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** The indices of the wanted images: all, unless some are asked for. */
  int[] of(FactorImages images) {
    return of(images, OptionalInt.empty());
  }

  /**
   * The same for a verb that draws only some.
   *
   * @param usual how many it draws at most, if no number is asked for
   */
  int[] of(FactorImages images, int usual) {
    int[] all = new ImageSelection(fixed, OptionalInt.empty(), seed).of(images);
    return of(images, OptionalInt.of(Math.min(usual, all.length)));
  }

  private int[] of(FactorImages images, OptionalInt usual) {
    OptionalInt count = samples == null ? usual : OptionalInt.of(samples);
    return new ImageSelection(fixed, count, seed).of(images);
  }
}
