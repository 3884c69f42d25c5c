package org.disentangle.config.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.config.Overlay;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepBase;
import org.disentangle.config.SweepConfig;

/** The runs that the axes of a sweep vary. */
final class SweepBases {
  private SweepBases() {}

  /**
   * Each base, resolved and checked, by its name; in their order.
   *
   * @throws UserErrorException if there is none, one cannot be read, or two have one name
   */
  static Map<String, RunConfig> of(SweepConfig sweep, Path sweepFile) {
    if (sweep.getBaseCount() == 0) {
      throw new UserErrorException(
          sweepFile + ": the sweep has no base; write at least one, e.g. base { config: \"...\" }");
    }
    Map<String, RunConfig> bases = new LinkedHashMap<>();
    for (int number = 1; number <= sweep.getBaseCount(); number++) {
      SweepBase base = sweep.getBase(number - 1);
      RunConfig run = run(base, number, sweepFile);
      String name = base.hasName() ? base.getName() : run.getName();
      if (bases.put(name, run) != null) {
        throw new UserErrorException(
            "%s: two bases are named \"%s\"; give each its own name".formatted(sweepFile, name));
      }
    }
    return bases;
  }

  private static RunConfig run(SweepBase base, int number, Path sweepFile) {
    Overlay overlay =
        new Overlay(sweepFile, sweepFile + ": base " + number, base.getClearList(), base.getRun());
    return base.hasConfig()
        ? overlay.overFile(base.getConfig())
        : overlay.over(RunConfig.getDefaultInstance(), "base-" + number);
  }
}
