package org.disentangle.config.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.FieldPath;
import org.disentangle.config.Place;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepCondition;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.SweepConstraint;

/** The constraints of a sweep, which exclude points of its grid. */
final class SweepConstraints {
  private static final String BASE = "base";

  private final List<List<Condition>> exclude;
  private final List<List<Condition>> only;

  /** A condition whose field has been found in the schema. */
  private record Condition(SweepCondition written, Optional<FieldPath> path) {
    /** The value of its field; empty if the run has none. */
    Optional<Object> value(String base, RunConfig run) {
      return path.isEmpty() ? Optional.of(base) : path.get().of(run);
    }

    boolean holds(Object value) {
      boolean isListed =
          written.getValuesCount() + written.getChoicesCount() == 0
              || written.getValuesList().contains(value)
              || written.getChoicesList().contains(value);
      if (!written.hasMin() && !written.hasMax()) {
        return isListed;
      }
      boolean isBetween =
          value instanceof Double number
              && (!written.hasMin() || number >= written.getMin())
              && (!written.hasMax() || number <= written.getMax());
      return isListed && isBetween;
    }
  }

  private SweepConstraints(List<List<Condition>> exclude, List<List<Condition>> only) {
    this.exclude = exclude;
    this.only = only;
  }

  /**
   * Reads the constraints of a sweep.
   *
   * @throws UserErrorException if a condition names no field, or states no comparison
   */
  static SweepConstraints of(SweepConfig sweep, Place place) {
    return new SweepConstraints(
        read("exclude", sweep.getExcludeList(), place), read("only", sweep.getOnlyList(), place));
  }

  /** Whether a trial is in the sweep. */
  boolean allow(String base, RunConfig run) {
    return exclude.stream().noneMatch(each -> hold(each, base, run, false))
        && only.stream().allMatch(each -> hold(each, base, run, true));
  }

  /**
   * Whether all conditions hold.
   *
   * @param otherwise the answer for a trial that does not have all the fields
   */
  private static boolean hold(
      List<Condition> conditions, String base, RunConfig run, boolean otherwise) {
    boolean hold = true;
    for (Condition each : conditions) {
      Optional<Object> value = each.value(base, run);
      if (value.isEmpty()) {
        return otherwise;
      }
      hold &= each.holds(value.get());
    }
    return hold;
  }

  private static List<List<Condition>> read(
      String kind, List<SweepConstraint> written, Place place) {
    List<List<Condition>> constraints = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Place here = place.at(kind, i);
      if (written.get(i).getConditionCount() == 0) {
        throw here.fault(
            kind + " has no condition; write one, e.g. condition { field: \"seed\" max: 4 }");
      }
      constraints.add(
          written.get(i).getConditionList().stream()
              .map(each -> here.within(kind + ": ", () -> condition(each)))
              .toList());
    }
    return constraints;
  }

  private static Condition condition(SweepCondition written) {
    boolean isEmpty =
        written.getValuesCount() + written.getChoicesCount() == 0
            && !written.hasMin()
            && !written.hasMax();
    if (isEmpty) {
      throw new UserErrorException(
          "the condition on %s says nothing; write values, choices, min or max"
              .formatted(written.getField()));
    }
    return new Condition(
        written,
        written.getField().equals(BASE)
            ? Optional.empty()
            : Optional.of(FieldPath.parse(written.getField())));
  }
}
