package org.disentangle.config.sweep;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.FieldPath;
import org.disentangle.config.Place;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepAxis;
import org.disentangle.config.SweepConfig;

/** The axes of a sweep, and the bases that each applies to. */
final class SweepAxes {
  private SweepAxes() {}

  /**
   * An axis with the values it takes.
   *
   * @param values each a {@link Double} or a {@link String}
   * @param bases the names of the bases that it applies to; empty for all
   */
  record Axis(FieldPath path, List<Object> values, List<String> bases) {
    Axis {
      values = List.copyOf(values);
      bases = List.copyOf(bases);
    }

    boolean isOf(String base) {
      return bases.isEmpty() || bases.contains(base);
    }
  }

  /**
   * Reads and checks the axes.
   *
   * @param bases by their names
   * @throws UserErrorException naming the axis that names no field, has no values, does not fit a
   *     base that should vary along it, or is there twice
   */
  static List<Axis> of(SweepConfig sweep, Place place, Map<String, RunConfig> bases, long most) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < sweep.getAxisCount(); i++) {
      SweepAxis written = sweep.getAxis(i);
      Place here = place.at("axis", i);
      Axis axis =
          here.within(
              "",
              () ->
                  new Axis(
                      path(written.getField()),
                      AxisValues.of(written, most),
                      known(written, bases)));
      axes.add(axis);
      for (Map.Entry<String, RunConfig> base : bases.entrySet()) {
        if (axis.isOf(base.getKey())) {
          requireChosen(axis, base.getKey(), base.getValue(), bases, here);
          requireOnlyOne(axes, base.getKey(), here);
        }
      }
    }
    return axes;
  }

  private static FieldPath path(String field) {
    try {
      FieldPath path = FieldPath.parse(field);
      if (path.last().equals(RunConfig.getDescriptor().findFieldByName("name"))) {
        throw new UserErrorException(
            "a trial is named after the hash of its configuration; leave \"name\" out");
      }
      return path;
    } catch (UserErrorException e) {
      throw new UserErrorException("axis " + e.getMessage(), e);
    }
  }

  private static List<String> known(SweepAxis axis, Map<String, RunConfig> bases) {
    for (String base : axis.getBaseList()) {
      if (!bases.containsKey(base)) {
        throw new UserErrorException(
            "axis %s: no base is named \"%s\"; there are %s"
                .formatted(axis.getField(), base, String.join(", ", bases.keySet())));
      }
    }
    return axis.getBaseList();
  }

  private static void requireChosen(
      Axis axis, String base, RunConfig run, Map<String, RunConfig> bases, Place here) {
    Optional<FieldDescriptor> other = axis.path().notChosenBy(run);
    if (other.isPresent()) {
      List<String> fitting =
          bases.entrySet().stream()
              .filter(each -> axis.path().notChosenBy(each.getValue()).isEmpty())
              .map(each -> "\"" + each.getKey() + "\"")
              .toList();
      throw here.fault(
          "axis %s: the base \"%s\" has no %s, and an axis does not give it one; %s"
              .formatted(
                  axis.path().text(),
                  base,
                  other.get().getName(),
                  fitting.isEmpty()
                      ? "no base has it: leave the axis out"
                      : "limit the axis to those that have: base: ["
                          + String.join(", ", fitting)
                          + "]"));
    }
  }

  private static void requireOnlyOne(List<Axis> axes, String base, Place here) {
    Map<List<FieldDescriptor>, Integer> seen = new HashMap<>();
    for (Axis axis : axes) {
      if (axis.isOf(base) && seen.merge(axis.path().fields(), 1, Integer::sum) > 1) {
        throw here.fault(
            "axis %s: the base \"%s\" varies along it already; write all values in one axis"
                .formatted(axis.path().text(), base));
      }
    }
  }
}
